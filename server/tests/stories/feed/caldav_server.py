"""A real CalDAV server (Radicale) with the calendars of three people, each of whom signs in with "geheim".

anna   Werk (4 March 2026, 09:00 UTC, and one that Anna declined on 7 March), Privé (5 March), Leeg, and Taken, which
       takes tasks only
bert   Werk, which nobody else may read
carla  nothing

Prints its port. The folder that it may write in is its one argument.
"""

import json
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from radicale import config, log
from radicale.app import Application

PASSWORD = "geheim"
DECLINED = "ORGANIZER:mailto:iemand@elders.test\r\nATTENDEE;PARTSTAT=DECLINED:mailto:anna.de.vries@voorbeeld.test\r\n"


def event(uid, day, more=""):
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//stories//stories//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid}\r\nDTSTAMP:20260101T080000Z\r\nDTSTART:202603{day:02}T090000Z\r\nDTEND:202603{day:02}T100000Z\r\n"
        f"SUMMARY:Overleg\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def calendar(folder, name, days, takes="VEVENT"):
    folder.mkdir(parents=True)
    properties = {"tag": "VCALENDAR", "D:displayname": name, "C:supported-calendar-component-set": takes}
    (folder / ".Radicale.props").write_text(json.dumps(properties))
    for day in days:
        uid = f"{folder.name}-{day}"
        (folder / f"{uid}.ics").write_text(event(uid, day), newline="")


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def main():
    home = Path(sys.argv[1])
    people = home / "collections" / "collection-root"
    calendar(people / "anna" / "werk", "Werk", [4])
    (people / "anna" / "werk" / "declined.ics").write_text(event("declined", 7, DECLINED), newline="")
    calendar(people / "anna" / "prive", "Privé", [5])
    calendar(people / "anna" / "leeg", "Leeg", [])
    calendar(people / "anna" / "taken", "Taken", [], takes="VTODO")
    calendar(people / "bert" / "werk", "Werk", [6])
    users = home / "users"
    users.write_text("".join(f"{name}:{PASSWORD}\n" for name in ["anna", "bert", "carla"]))
    log.setup()
    log.set_level("critical", False, "")
    settings = config.load()
    settings.update(
        {
            "auth": {
                "type": "htpasswd",
                "htpasswd_filename": str(users),
                "htpasswd_encryption": "plain",
                "delay": "0",
            },
            "storage": {"filesystem_folder": str(home / "collections")},
        },
        "stories",
    )
    with make_server("127.0.0.1", 0, Application(settings), handler_class=Quiet) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


main()
