"""A real IMAP server (pymap) with one empty mailbox, into which "afscheid" signs in with "geheim". Prints its port."""

import socket
import sys
import threading
import time

from pymap.main import main


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def tell(port):
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            print(port, flush=True)
            return


port = free_port()
threading.Thread(target=tell, args=[port], daemon=True).start()
sys.argv = ["pymap", "--host", "127.0.0.1", "--port", str(port), "--no-tls", "dict"]
sys.argv += ["--demo-user", "afscheid", "--demo-password", "geheim"]
sys.exit(main())
