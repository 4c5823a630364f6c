"""Settings from a file and the environment: what each key means, and what is said of a wrong one, at its line."""

import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import DeliveryError, Place
from briefing.mail.mail import Address
from briefing.mail.settings import PREFIX, Password, Settings, find_password, read_settings

GOOD = 'host = "smtp.example.org"\nsender = "Desk <desk@example.org>"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mail.toml"


def read(file: Path, text: str, **environment: str) -> Settings:
    file.write_text(text, encoding="utf-8")
    return read_settings(file, {PREFIX + name.upper(): value for name, value in environment.items()})


def problem(file: Path, text: str, **environment: str) -> str:
    with pytest.raises(DeliveryError) as caught:
        read(file, text, **environment)
    return str(caught.value)


def test_what_is_not_set(file: Path) -> None:
    settings = read(file, GOOD)
    assert settings == Settings(
        "smtp.example.org",
        587,
        "starttls",
        "",
        Address("desk@example.org", "Desk"),
        10_000_000,
        None,
        60.0,
        Place(str(file), 1),
    )


def test_answers_and_leaving_may_be_set(file: Path) -> None:
    settings = read(file, GOOD + 'reply-to = "Press <press@example.org>"\nunsubscribe = "mailto:leave@example.org"')
    assert settings.reply_to == Address("press@example.org", "Press")
    assert settings.unsubscribe == "mailto:leave@example.org"
    assert read(file, GOOD, unsubscribe="https://example.org/{address}").unsubscribe == "https://example.org/{address}"


@pytest.mark.parametrize("there", ["http://example.org", "leave", "https://a b", "https://a>,<mailto:b", "https://ж"])
def test_nobody_is_led_elsewhere_to_leave(there: str, file: Path) -> None:
    assert "leads neither to https:// nor to mailto:" in problem(file, f'{GOOD}unsubscribe = "{there}"')


@pytest.mark.parametrize(
    ("text", "host", "port", "security"),
    [
        (GOOD + 'security = "tls"', "smtp.example.org", 465, "tls"),
        (GOOD + "port = 2525", "smtp.example.org", 2525, "starttls"),
        (GOOD.replace("smtp.example.org", "localhost"), "localhost", 25, "none"),
        (GOOD.replace("smtp.example.org", "127.0.0.2") + 'security = "starttls"', "127.0.0.2", 587, "starttls"),
    ],
)
def test_security_and_port_go_together(text: str, host: str, port: int, security: str, file: Path) -> None:
    settings = read(file, text)
    assert (settings.host, settings.port, settings.security) == (host, port, security)


def test_the_environment_comes_first(file: Path) -> None:
    settings = read(file, GOOD, host="localhost", size_limit_mb="2.5", timeout="7", user="ada")
    assert (settings.host, settings.size_limit, settings.timeout, settings.user) == ("localhost", 2_500_000, 7, "ada")


def test_the_environment_alone_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *names, **options: tmp_path / "none")
    settings = read_settings(environment={f"{PREFIX}HOST": "localhost", f"{PREFIX}SENDER": "desk@example.org"})
    assert settings.server == "localhost:25"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", ":1:1 missing-key:", "host is not set"),
        ("", ":1:1 missing-key:", "sender is not set"),
        (GOOD + "port = 0", ":3:1 setting:", '"0" is no number from 1 to 65535'),
        (GOOD + "port = true", ":3:1 type:", "port is to be text or a number"),
        (GOOD + 'security = "ssl"', ":3:1 setting:", '"ssl" is none of starttls, tls, none'),
        (GOOD + 'security = "none"', ":3:1 unencrypted:", "have to be encrypted"),
        (GOOD + "\n\nsize-limit-mb = -1", ":5:1 setting:", '"-1" is no number above 0'),
        (GOOD + "size-limit-mb = 0.0", ":3:1 setting:", "is no number above 0"),
        (GOOD + "timeout = inf", ":3:1 setting:", "is no number above 0"),
        (GOOD + 'cafile = "no.pem"', ":3:1 setting:", "there is no file"),
        (GOOD + 'user = "a\\u0000b"', ":3:1 setting:", "control characters"),
        (GOOD + 'prot = "1"', ":3:1 unknown-key:", 'did you mean "port"?'),
        (GOOD + 'password = "close-barley"', ":3:1 password:", "keyring set make-briefing"),
        (GOOD + "[server]\nport = 1", ":3:1 unknown-key:", '"server" is no setting'),
        (GOOD + "port = ", ":3:1 toml:", "invalid value"),
        (GOOD + "port = =\n", ":3:8 toml:", "invalid value"),
        (GOOD.replace("desk@", "a@b@"), ":2:1 setting:", "a@b@"),
        (GOOD.replace("smtp.", "a b"), ":1:1 setting:", "is no name of a host"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, place: str, words: str, file: Path) -> None:
    said = problem(file, text)
    assert f"{file}{place}" in said
    assert words in said
    assert "close-barley" not in said


def test_a_wrong_variable_is_named(file: Path) -> None:
    assert f"{PREFIX}PORT: setting:" in problem(file, GOOD, port="many")


def test_a_file_that_is_none(file: Path) -> None:
    with pytest.raises(DeliveryError, match="no such file"):
        read_settings(file, {})
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DeliveryError, match="not UTF-8"):
        read_settings(file, {})


def test_a_user_without_a_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *names, **options: Path("~/.config"))
    with pytest.raises(DeliveryError, match="XDG_CONFIG_HOME"):
        read_settings()


@pytest.fixture
def user(file: Path) -> Settings:
    return read(file, GOOD, user="desk")


@pytest.mark.parametrize(
    ("held", "given", "typed", "found"),
    [
        ("keyring", "variable", "typed", "keyring"),
        (None, "variable", "typed", "variable"),
        (RuntimeError("locked"), "variable", "typed", "variable"),
        (None, "", "typed", "typed"),
    ],
)
def test_a_password_is_found(
    held: Any, given: str, typed: str, found: str, user: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keyring(service: str, account: str) -> Any:
        assert (service, account) == ("make-briefing", "desk@smtp.example.org")
        if isinstance(held, Exception):
            raise held
        return held

    monkeypatch.setattr("keyring.get_password", keyring)
    monkeypatch.setattr("getpass.getpass", lambda prompt: typed)
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    assert find_password(user, {f"{PREFIX}PASSWORD": given}).reveal() == found


def test_without_a_password_it_says_how_to_give_one(user: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(DeliveryError, match=r"keyring set make-briefing desk@smtp\.example\.org"):
        find_password(user, {})


def test_a_password_is_shown_nowhere() -> None:
    password = Password("close-barley")
    for shown in (repr(password), str(password), f"{password}", f"{[password]}"):
        assert shown in ("Password(…)", "[Password(…)]")
    assert not hasattr(password, "__dict__")
    with pytest.raises(TypeError, match="not passed on"):
        pickle.dumps(password)
