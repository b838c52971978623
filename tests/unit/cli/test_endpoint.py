"""The optional language model, against a fake server on this machine."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from namhoc.cli import main
from namhoc.cli.endpoint import asker, check_own_network
from namhoc.core import UserFacingError

QUOTE = "Các trường chuẩn bị sách giáo khoa đầy đủ cho học sinh."
TEXT = f"Kính gửi các đơn vị. {QUOTE} Gửi kết quả về Sở khi xong việc ngày 05 tháng Chín.\n"


@pytest.fixture
def server():
    """A fake endpoint; ``answers`` is what it says next, ``seen`` what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            http.seen.append((self.path, body))
            if http.status == 302:
                self.send_response(302)
                self.send_header("Location", "http://203.0.113.9/v1")
                self.end_headers()
                return
            self.send_response(http.status)
            self.end_headers()
            self.wfile.write(http.raw or json.dumps({"choices": [{"message": {"content": http.says}}]}).encode())

        def log_message(self, *args):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.seen, http.says, http.status, http.raw = [], "{}", 200, b""
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    yield http
    http.shutdown()
    thread.join()
    http.server_close()


def url(server) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


def read_with(server, tmp_path, says: dict):
    server.says = f"Đây là kết quả:\n```json\n{json.dumps(says, ensure_ascii=False)}\n```"
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    args = ["read", str(path), "--json", "--as-of", "2026-09-01", "--endpoint", url(server), "--endpoint-model", "m"]
    return CliRunner().invoke(main, args, catch_exceptions=False)


def test_an_item_that_quotes_the_text_is_added_with_its_span_and_low_confidence(server, tmp_path):
    got = json.loads(read_with(server, tmp_path, {"tasks": [{"quote": QUOTE, "kind": "task"}]}).stdout)
    added = [task for task in got["tasks"] if task["rule"] == "endpoint"]
    assert [TEXT[t["start"] : t["end"]] for t in added] == [QUOTE]
    assert added[0]["confidence"] < 0.5
    assert [task["ordinal"] for task in got["tasks"]] == list(range(1, len(got["tasks"]) + 1))
    path, body = server.seen[0]
    assert path == "/v1/chat/completions"
    assert body["model"] == "m"
    assert QUOTE in body["messages"][0]["content"]


def test_an_item_in_other_words_is_dropped_and_counted(server, tmp_path):
    says = {"tasks": [{"quote": "Các trường chuẩn bị đủ sách cho học sinh.", "kind": "task"}], "deadlines": [{}]}
    got = json.loads(read_with(server, tmp_path, says).stdout)
    assert not [task for task in got["tasks"] if task["rule"] == "endpoint"]
    assert "2 mục" in next(f for f in got["findings"] if f["code"] == "MODEL-NOT-QUOTED")["message"]


@pytest.mark.parametrize("says", ["", "không biết", "[1, 2]", '{"tasks": 3}', '{"tasks": [null]}', "{not json}"])
def test_an_answer_of_no_use_changes_nothing(server, tmp_path, says):
    server.says = says
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    plain = ["read", str(path), "--json", "--as-of", "2026-09-01"]
    without = CliRunner().invoke(main, plain).stdout
    assert CliRunner().invoke(main, [*plain, "--endpoint", url(server)]).stdout == without


@pytest.mark.parametrize(("status", "raw"), [(500, b""), (302, b""), (200, b"<html>"), (200, b'{"choices": []}')])
def test_a_server_that_fails_gives_one_error_that_says_what_to_do(server, status, raw):
    server.status, server.raw = status, raw
    with pytest.raises(UserFacingError, match="Cách sửa"):
        asker(url(server), "m")("x")


@pytest.mark.parametrize("address", ["https://8.8.8.8/v1", "ftp://127.0.0.1/x", "127.0.0.1"])
def test_an_address_outside_the_own_network_is_refused(address):
    with pytest.raises(UserFacingError):
        check_own_network(address)
