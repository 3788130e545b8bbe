"""The few patches of Bokeh's server, each with its reason. Applied once, by the composition root.

They touch classes of Bokeh and Panel through documented Tornado methods; `tests/dashboard/test_server.py`
pins what they rely on. Measured in tests/bench.
"""

from __future__ import annotations

import asyncio
import gzip
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import Any

from bokeh.server.views.multi_root_static_handler import MultiRootStaticHandler
from bokeh.server.views.static_handler import StaticHandler
from bokeh.server.views.ws import WSHandler
from panel.io.server import DocHandler
from panel.reactive import Syncable
from tornado.web import GZipContentEncoding, StaticFileHandler

#: Files worth compressing; pictures and fonts are compressed already.
TEXT = {".js", ".css", ".svg", ".json", ".map", ".html"}
#: Wait before a widget's change is sent on, in ms. Panel waits 50; 0 meets the lock of the acknowledgement.
WAIT = 3

#: Tells a page that lost its connection whether this is still the server that knows it. To join a server
#: that was restarted would give the page a strange session, with style sheets from another host.
PROCESS_HEADER = "Mengpaneel-Process"
PROCESS = token_hex(8)

_patched = False


def patch_server() -> None:
    """Apply the patches; a second call does nothing."""
    global _patched
    if _patched:
        return
    _patched = True
    _compress_static(StaticHandler)
    _compress_static(MultiRootStaticHandler)
    _compress_pages()
    _quick_socket()
    Syncable._debounce = WAIT


@lru_cache(maxsize=200)
def compressed(path: str, _modified: float) -> bytes:
    """Return the file at `path`, gzipped. Kept for each time it was modified, so that it costs once."""
    return gzip.compress(Path(path).read_bytes(), 9, mtime=0)


def _compress_static(handler: type[StaticFileHandler]) -> None:
    """Reason: Bokeh sends its 3 MB of scripts uncompressed; over a phone line that is seconds."""
    plain = handler.get

    async def get(self: Any, path: str, include_body: bool = True) -> None:
        self.set_header(PROCESS_HEADER, PROCESS)
        accepts = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if not accepts or "Range" in self.request.headers or Path(path).suffix not in TEXT:
            await plain(self, path, include_body)
            return
        self.path = self.parse_url_path(path)
        self.absolute_path = self.validate_absolute_path(
            self.root, self.get_absolute_path(self.root, self.path)
        )
        if self.absolute_path is None:
            return
        self.modified = self.get_modified_time()
        self.set_headers()
        self.set_header("Vary", "Accept-Encoding")
        if self.should_return_304():
            self.set_status(304)
            return
        modified = Path(self.absolute_path).stat().st_mtime
        body = await asyncio.to_thread(compressed, self.absolute_path, modified)
        self.set_header("Content-Encoding", "gzip")
        self.set_header("Content-Length", len(body))
        if include_body:
            self.write(body)

    handler.get = get


def _compress_pages() -> None:
    """Reason: the page carries the desk itself, 130 kB of text that shrinks to a quarter."""
    plain: Any = DocHandler.get

    async def get(self: Any, *args: Any, **kwargs: Any) -> None:
        self._transforms = [*self._transforms, GZipContentEncoding(self.request)]
        await plain(self, *args, **kwargs)

    DocHandler.get = get


def _quick_socket() -> None:
    """Reason: Nagle's algorithm holds small messages back, and changes of state are text that shrinks."""
    plain = WSHandler.open

    def opened(self: Any) -> Any:
        self.set_nodelay(True)
        return plain(self)

    handler: Any = WSHandler
    handler.open = opened
    handler.get_compression_options = lambda _self: {}
