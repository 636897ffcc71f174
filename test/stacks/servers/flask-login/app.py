"""A few pages behind Flask-Login, with "remember me"."""

import os

from flask import Flask, redirect, request
from flask_login import LoginManager, UserMixin, login_required, login_user, logout_user

app = Flask(__name__)
app.secret_key = 'a key for tests that protects nothing'
manager = LoginManager(app)
manager.login_view = 'login'

FORM = """<!doctype html><title>Server under test</title><link rel="icon" href="data:,"><form method="post">
<input name="username"><input name="password" type="password"><input name="remember" type="checkbox">
<button>Log in</button></form>"""


class User(UserMixin):
    def __init__(self, name):
        self.id = name


manager.user_loader(User)


@app.route('/login', methods=['GET', 'POST'])
def login():
    if request.form.get('password') == 'secret123':
        login_user(User(request.form['username']), remember='remember' in request.form)
        return redirect('/')
    return FORM


@app.route('/')
@app.route('/orders/<number>')
@login_required
def show(number=''):
    return f'<!doctype html><title>Shop</title><link rel="icon" href="data:,">Order {number} <a href="/logout">Log out</a>'


@app.route('/logout')
def logout():
    logout_user()
    return redirect('/login')


app.run('127.0.0.1', int(os.environ['PORT']))
