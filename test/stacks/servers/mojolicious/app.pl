# A few pages behind the signed session cookie of Mojolicious.
use Mojolicious::Lite -signatures;

app->secrets(['a key for tests that protects nothing']);

get '/login' => 'login';

post '/login' => sub ($c) {
  return $c->render(text => 'No', status => 403) if $c->validation->csrf_protect->has_error('csrf_token');
  return $c->render('login', status => 401) unless ($c->param('password') // '') eq 'secret123';
  $c->session(user => $c->param('username'), cart => [1, 2, 3]);
  $c->redirect_to('/');
};

post '/logout' => sub ($c) {
  $c->session(expires => 1);
  $c->redirect_to('/login');
};

under sub ($c) {
  return 1 if $c->session('user');
  $c->redirect_to('/login');
  return undef;
};

get '/'            => 'show';
get '/orders/:id'  => 'show';

app->start('daemon', '-m', 'production', '-l', "http://127.0.0.1:$ENV{PORT}");

__DATA__
@@ login.html.ep
<!doctype html><title>Shop</title><link rel="icon" href="data:,">
%= form_for '/login' => (method => 'POST') => begin
  <input name="username"><input name="password" type="password">
  %= csrf_field
  <button>Log in</button>
% end
@@ show.html.ep
<!doctype html><title>Shop</title><link rel="icon" href="data:,">
Hello <%= session 'user' %> <%= form_for '/logout' => (method => 'POST') => begin %><button>Log out</button><% end %>
