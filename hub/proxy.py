"""A proxy in the hub's own process, for a trial on a machine that has no npm."""

import asyncio
import re
from contextlib import suppress
from urllib.parse import urlsplit

from jupyterhub.proxy import Proxy
from traitlets import Dict

UNAVAILABLE = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class PipeProxy(Proxy):
    """Leads each connection to where the path of its one request belongs, and copies bytes."""

    routes = Dict()

    async def start(self):
        """Listen at the hub's public address."""
        here = urlsplit(self.public_url)
        self._server = await asyncio.start_server(self._lead, here.hostname, here.port)

    def stop(self):
        """Listen no more."""
        self._server.close()

    async def add_route(self, routespec, target, data):
        """Lead paths that start with `routespec` to an address."""
        self.routes[routespec] = {"routespec": routespec, "target": target, "data": data}

    async def delete_route(self, routespec):
        """Forget a route, if there is one."""
        self.routes.pop(routespec, None)

    async def get_all_routes(self):
        """Return all routes by what their paths start with."""
        return dict(self.routes)

    async def _lead(self, reader, writer):
        there = None
        try:
            line, headers = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)
            path = line.split()[1].decode().partition("?")[0] + "/"
            route = max(filter(path.startswith, self.routes), key=len)
            target = urlsplit(self.routes[route]["target"])
            answer, there = await asyncio.open_connection(target.hostname, target.port)
            if b"upgrade: websocket" not in headers.lower():
                # The next request may belong elsewhere, so it gets another connection.
                headers = re.sub(rb"(?im)^connection:.*\r\n", b"", headers)
                headers = b"Connection: close\r\n" + headers
            there.write(line + b"\r\n" + headers)
            asking = asyncio.create_task(_copy(reader, there))
            await _copy(answer, writer)
            asking.cancel()
        except asyncio.IncompleteReadError:
            pass  # a connection on which nothing was asked
        except (OSError, ValueError):
            writer.write(UNAVAILABLE)
        finally:
            for end in (writer, there):
                if end:
                    end.close()


async def _copy(reader, writer):
    with suppress(ConnectionError):
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
