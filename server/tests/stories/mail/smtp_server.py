"""A real mail server (aiosmtpd) that behaves badly for some receivers.

Prints its port, then one line of JSON per accepted message. By receiver:
refused@      550 at RCPT          busy@          451 at RCPT
drop-before@  the connection breaks before DATA, the first time
drop-after@   accepted, and the connection breaks before the answer, the first time
"""

import asyncio
import base64
import json

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self):
        self.dropped = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local == "refused":
            return "550 5.1.1 There is nobody of that name here"
        if local == "busy":
            return "451 4.3.0 Come back later"
        if local == "drop-before" and address not in self.dropped:
            self.dropped.add(address)
            server.transport.abort()
            return "250 OK"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = base64.b64encode(envelope.content).decode()
        print(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "message": message}), flush=True)
        first = envelope.rcpt_tos[0]
        if first.startswith("drop-after@") and first not in self.dropped:
            self.dropped.add(first)
            server.transport.abort()
        return "250 Accepted"


async def main():
    handler = Handler()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, hostname="mail.voorbeeld.test"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
