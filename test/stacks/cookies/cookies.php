<?php
// Writes the two kinds of cookie that Laravel encrypts, as JSON, with its own code.
require_once 'Illuminate/Encryption/autoload.php';

use Illuminate\Encryption\Encrypter;

$state = json_encode(['user' => 'alice', 'roles' => ['admin']]);
$cbc = new Encrypter(random_bytes(32), 'aes-256-cbc');
$gcm = new Encrypter(random_bytes(32), 'aes-256-gcm');
// As the middleware does: a hash of the cookie's name and the key before the value.
$id = hash_hmac('sha1', 'shop_session' . 'v2', 'key') . '|' . str_repeat('Ab3x', 10);
echo json_encode([
    'cbc' => $cbc->encrypt($state, false),
    'gcm' => $gcm->encrypt($state, false),
    'cbc-id' => $cbc->encrypt($id, false),
    'gcm-id' => $gcm->encrypt($id, false),
]);
