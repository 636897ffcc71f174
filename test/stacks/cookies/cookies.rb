# Writes one cookie of each kind that Rails writes, as JSON, with its own code.
require 'json'
require 'active_support'
require 'active_support/message_verifier'
require 'active_support/message_encryptor'
require 'active_support/key_generator'
require 'active_support/time'

state = { 'user' => 'alice', 'roles' => ['admin'] }
keys = ActiveSupport::KeyGenerator.new('correct horse battery staple', iterations: 1000)
json = ActiveSupport::MessageEncryptor.new(keys.generate_key('authenticated encrypted cookie', 32), cipher: 'aes-256-gcm', serializer: JSON)
old = ActiveSupport::MessageEncryptor.new(keys.generate_key('encrypted cookie', 32), keys.generate_key('signed encrypted cookie'), cipher: 'aes-256-cbc', serializer: JSON)
verifier = ActiveSupport::MessageVerifier.new(keys.generate_key('signed cookie'), digest: 'SHA256', serializer: JSON)
marshal = ActiveSupport::MessageVerifier.new(keys.generate_key('signed cookie'), digest: 'SHA1', serializer: Marshal)

puts JSON.generate(
  'encrypted' => json.encrypt_and_sign(state, purpose: 'cookie._app_session', expires_at: Time.utc(2030, 1, 1)),
  'encrypted-cbc' => old.encrypt_and_sign(state),
  'signed' => verifier.generate(state, purpose: 'cookie.user', expires_at: Time.utc(2030, 1, 1)),
  'signed-plain' => verifier.generate(state),
  'signed-marshal' => marshal.generate(state)
)
