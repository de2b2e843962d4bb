#!/usr/bin/env python3
"""Sends a nightly export of a personnel system: registers who is new, changes who is known, says who stays.

    UITZWAAI_URL=https://afscheid.example UITZWAAI_TOKEN=uitzwaai_… python3 nightly.py export.csv

The export is a CSV with the names of the fields of docs/api.md in its first line, `external_id` among them, and a
column `stays` for whoever withdrew the resignation: with `yes` the line is printed, for a person to cancel on the
record; with `erase` it is cancelled here, and what was said so far goes. The same file may be sent again: nothing is made twice.
Lines whose last day passed months ago are left out: their records go after a while, and nobody is to be asked anew.
Only the standard library is used. Ends with 1 where a line was refused; the others are done.
"""

import csv
import datetime
import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

YES_OR_NO = {"foreseen", "director_or_hr", "reconsider_stated", "condition_confirmed", "questionnaire_switched_on"}
NEW_ONLY = {"external_id", "name", "first_name", "name_prefix", "surname", "called", "private_email", "work_email"}
TRIES = 8
# Days after the last day worked on which a line is still sent.
LATE_DAYS = 60


def ask(method, path, body=None, key=None):
    """One request; waits where the program says so. Returns the status and the answer."""
    request = urllib.request.Request(os.environ["UITZWAAI_URL"].rstrip("/") + path, method=method)
    request.add_header("Authorization", "Bearer " + os.environ["UITZWAAI_TOKEN"])
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    if key is not None:
        request.add_header("Idempotency-Key", key)
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            wait = error.headers.get("Retry-After")
            if wait is None or attempt == TRIES - 1:
                return error.code, json.loads(error.read() or b"{}")
            time.sleep(int(wait))
        except OSError:
            # The line broke: whether it was done is not known, and the key makes asking again safe.
            if attempt == TRIES - 1:
                raise
            time.sleep(2**attempt)


def fields_of(line):
    """The fields of a line, without what is empty there."""
    fields = {name: text.strip() for name, text in line.items() if name and name != "stays" and (text or "").strip()}
    return {name: text.lower() in {"yes", "ja", "true", "1"} if name in YES_OR_NO else text for name, text in fields.items()}


def known(number):
    """The departure with this number, if there is one."""
    status, page = ask("GET", "/api/v1/departures?" + urllib.parse.urlencode({"external_id": number}))
    if status != 200:
        raise SystemExit(f"reading failed: {page.get('title', status)}")
    return next(iter(page["departures"]), None)


def is_past(line):
    """Whether the last day passed so long ago that there is nothing left to do. A day that cannot be read is sent."""
    try:
        last = datetime.date.fromisoformat((line.get("last_day_worked") or "").strip())
    except ValueError:
        return False
    return last + datetime.timedelta(days=LATE_DAYS) < datetime.date.today()


def send(line):
    """Does what one line asks for. Returns what went wrong, or nothing."""
    if is_past(line):
        return None
    number = line["external_id"]
    found = known(number)
    stays = (line.get("stays") or "").strip().lower()
    if stays:
        if found is None:
            # Another number, a record that was erased, or one that only people may open: somebody has to look.
            return f"{number}: stays, but is not found"
        if found["stage"] == "cancelled":
            return None
        if stays != "erase":
            return f"{number}: stays; cancel it on the record"
        status, answer = ask("POST", f"/api/v1/departures/{found['id']}/cancel", {"erase": True})
    elif found is None:
        fields = fields_of(line)
        # The same line is the same request, tonight and tomorrow.
        key = hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
        status, answer = ask("POST", "/api/v1/departures", fields, key)
    elif found["stage"] in {"closed", "cancelled", "stopped"}:
        return None
    else:
        fields = {name: value for name, value in fields_of(line).items() if name not in NEW_ONLY}
        status, answer = ask("PATCH", f"/api/v1/departures/{found['id']}", fields)
    if status in {200, 201}:
        return None
    wrong = ", ".join(f"{one['field']} {one['code']}" for one in answer.get("errors", []))
    return f"{number}: {wrong or answer.get('title', status)}"


def main():
    with open(sys.argv[1], newline="", encoding="utf-8-sig") as export:
        refused = [what for what in map(send, csv.DictReader(export)) if what]
    for what in refused:
        print(what, file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
