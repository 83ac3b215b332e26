"""A server that's farther away: what's said to it, and what it says, arrives later."""

import asyncio
import threading
from contextlib import contextmanager, suppress

_CHUNK = 65536


@contextmanager
def distant(port, seconds):
    """Give a port of this machine that leads to another one, so many seconds away each way."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def carry(reader, writer):
        arrivals = asyncio.Queue()

        async def read():
            while chunk := await reader.read(_CHUNK):
                arrivals.put_nowait((loop.time() + seconds, chunk))
            arrivals.put_nowait((0, b""))

        task = asyncio.ensure_future(read())
        try:
            while True:
                due, chunk = await arrivals.get()
                await asyncio.sleep(due - loop.time())
                if not chunk or writer.is_closing():
                    break
                writer.write(chunk)
        finally:
            task.cancel()
            writer.close()

    async def connect(reader, writer):
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        ways = carry(reader, far_writer), carry(far_reader, writer)
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*ways, return_exceptions=True)

    async def start():
        return await asyncio.start_server(connect, "127.0.0.1", 0)

    async def stop():
        server.close()
        # A connection that ends may start one more task.
        while tasks := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
