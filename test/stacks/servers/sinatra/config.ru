# A few pages behind the session cookie of Rack: marshalled, in base64, with an HMAC.
require 'sinatra/base'

class Shop < Sinatra::Base
  set :sessions, expire_after: 86_400
  set :session_secret, 'a key for tests that protects nothing ' * 2
  set :environment, :production

  HEAD = '<!doctype html><title>Shop</title><link rel="icon" href="data:,">'.freeze

  get('/login') do
    "#{HEAD}<form method=post action=/login><input name=username><input name=password type=password>" \
      '<button>Log in</button></form>'
  end

  post('/login') do
    halt 401, 'No' unless params[:password] == 'secret123'
    session[:user] = params[:username]
    redirect '/'
  end

  get('/logout') do
    session.clear
    redirect '/login'
  end

  before { redirect '/login' unless session[:user] || request.path_info == '/login' }

  get('/') { "#{HEAD}Hello #{session[:user]} <a href=/logout>Log out</a>" }
  get('/orders/:id') { "#{HEAD}Order #{params[:id].to_i} <a href=/logout>Log out</a>" }
end

run Shop
