<?php
// Writes the two kinds of cookie that Laravel encrypts, as JSON, with its own code.
require_once 'Illuminate/Encryption/autoload.php';

use Illuminate\Encryption\Encrypter;

$state = json_encode(['user' => 'alice', 'roles' => ['admin']]);
$cbc = new Encrypter(random_bytes(32), 'aes-256-cbc');
$gcm = new Encrypter(random_bytes(32), 'aes-256-gcm');
echo json_encode(['cbc' => $cbc->encrypt($state, false), 'gcm' => $gcm->encrypt($state, false)]);
