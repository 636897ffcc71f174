# One controller behind the cookie store of Rails.
require 'logger'
require 'rails'
require 'action_controller/railtie'

class Shop < Rails::Application
  config.load_defaults 6.1
  config.root = ENV.fetch('DATA')
  config.secret_key_base = 'a key for tests that protects nothing ' * 4
  config.eager_load = false
  config.consider_all_requests_local = true
  config.logger = Logger.new($stdout)
  config.hosts.clear
  config.session_store :cookie_store, key: '_shop_session'
  routes.append do
    get '/' => 'visits#new'
    post '/login' => 'visits#create'
    get '/me' => 'visits#show'
    get '/orders/:id' => 'visits#show'
    post '/logout' => 'visits#destroy'
  end
end

class VisitsController < ActionController::Base
  protect_from_forgery with: :exception
  before_action(only: :show) { head :unauthorized unless session[:user_id] }

  PAGE = '<!doctype html><title>Shop</title><link rel="icon" href="data:,"><%= csrf_meta_tags %>'.freeze
  TOKEN = '<input type="hidden" name="authenticity_token" value="<%= form_authenticity_token %>">'.freeze

  def new
    render inline: "#{PAGE}<form method=post action=/login>#{TOKEN}<input name=username>" \
                   '<input name=password type=password><button>Log in</button></form>'
  end

  def create
    return head(:unauthorized) unless params[:password] == 'secret123'

    reset_session
    session[:user_id] = params[:username]
    cookies.encrypted[:remember] = { value: params[:username], expires: 1.year }
    redirect_to '/me'
  end

  def show
    render inline: "#{PAGE}Hello <form method=post action=/logout>#{TOKEN}<button>Log out</button></form>"
  end

  def destroy
    reset_session
    cookies.delete(:remember)
    redirect_to '/'
  end
end

Shop.initialize!
run Shop
