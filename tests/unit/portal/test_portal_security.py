import pytest
from werkzeug.datastructures import Headers

from portal.errors import ForgedForm
from portal.security import FormTokens, Seal, content_policy, security_headers

pytestmark = pytest.mark.unit
HERE = "https://clinic.example"


@pytest.fixture
def forms() -> FormTokens:
    return FormTokens(b"s" * 32, HERE)


def test_the_policy_allows_no_inline_code_and_no_foreign_host() -> None:
    policy = content_policy()
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "connect-src 'self';" in policy
    assert "data:" not in policy


@pytest.mark.parametrize(
    ("url", "sources"),
    [
        ("ws://127.0.0.1:7880", "ws://127.0.0.1:7880 http://127.0.0.1:7880"),
        ("wss://meet.example/rtc", "wss://meet.example https://meet.example"),
        ("https://meet.example", "wss://meet.example https://meet.example"),
    ],
)
def test_the_room_may_speak_to_its_meeting_server(url: str, sources: str) -> None:
    assert f"connect-src 'self' {sources};" in content_policy(url)


def test_only_the_room_gets_microphone_and_camera() -> None:
    assert "microphone=(self)" in security_headers(https=False, room=True)["Permissions-Policy"]
    assert "microphone=()" in security_headers(https=False, room=False)["Permissions-Policy"]


def test_https_is_insisted_on_once_it_is_used() -> None:
    assert "Strict-Transport-Security" in security_headers(https=True, room=False)
    assert "Strict-Transport-Security" not in security_headers(https=False, room=False)


def test_a_form_token_fits_its_cookie_and_session_only(forms: FormTokens) -> None:
    cookie = forms.new_cookie()
    token = forms.token(cookie, "session")
    forms.check(cookie, "session", token)
    for wrong in [
        ("other", "session", token),
        (cookie, "other", token),
        (cookie, "session", ""),
        ("", "", ""),
    ]:
        with pytest.raises(ForgedForm):
            forms.check(*wrong)


def test_another_secret_makes_other_form_tokens(forms: FormTokens) -> None:
    other = FormTokens(b"t" * 32, HERE)
    assert other.token("cookie", "") != forms.token("cookie", "")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": HERE},
        {"Origin": "http://127.0.0.1:8080", "Host": "127.0.0.1:8080"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_pages_may_post(forms: FormTokens, headers: dict[str, str]) -> None:
    forms.check_origin(Headers(headers), token_checked=False)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example", "Host": "clinic.example"},
    ],
)
def test_other_sites_may_not_post(forms: FormTokens, headers: dict[str, str]) -> None:
    with pytest.raises(ForgedForm):
        forms.check_origin(Headers(headers), token_checked=False)


def test_a_page_without_referrer_may_post_with_its_token(forms: FormTokens) -> None:
    forms.check_origin(Headers({"Origin": "null"}), token_checked=True)


def test_a_seal_opens_what_it_closed_and_nothing_else() -> None:
    seal = Seal(b"s" * 32, "seat")
    closed = seal.close("a|b.c")
    assert seal.open(closed) == "a|b.c"
    assert Seal(b"s" * 32, "other").open(closed) is None
    for forged in ("", "a|b.c", ".", "x" + closed, closed[:-1]):
        assert seal.open(forged) is None
