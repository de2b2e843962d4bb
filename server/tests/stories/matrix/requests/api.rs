//! What programs ask: personnel systems, a mail server, the organisation's provider.

use super::{Does, How, Request, Typed, call, page};

/// Erases what was said, which cancelling has to say.
const ERASES: Typed = &[("erase", "true")];
const FURTHER: Typed = &[("function_group", "support")];

/// Somebody who leaves, as a personnel system has them.
const NEW: Typed = &[
    ("external_id", "P-4711"),
    ("name", "Iris Nieuw"),
    ("private_email", "iris.nieuw@thuis.test"),
    ("unit", "{team}"),
    ("departure_type", "voluntary"),
    ("foreseen", "true"),
    ("last_day_worked", "{far}"),
    ("end_of_employment", "{far}"),
];

pub const REQUESTS: &[Request] = &[
    Request {
        row: "POST /api/v1/back-channel-logout",
        about: "booked",
        how: How::Body { kind: "application/x-www-form-urlencoded", text: "logout_token=1" },
        does: Does::Shows,
    },
    Request {
        row: "POST /api/v1/itip",
        about: "booked",
        how: How::Body { kind: "text/calendar", text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
        does: Does::Takes,
    },
    page("GET /api/openapi.json", "booked", "/api/openapi.json"),
    page("GET /api/v1/departures", "booked", "/api/v1/departures"),
    page("GET /api/v1/departures/{id}", "booked", "/api/v1/departures/{booked}"),
    page(
        "GET /api/v1/departures/{id}, which its leaver has left alone",
        "restricted",
        "/api/v1/departures/{restricted}",
    ),
    page("GET /api/v1/units", "booked", "/api/v1/units"),
    page("GET /api/v1/accounts", "booked", "/api/v1/accounts"),
    Request {
        row: "POST /api/v1/departures",
        about: "booked",
        how: How::Call { method: "POST", path: "/api/v1/departures", fields: NEW, keyed: true },
        does: Does::Writes,
    },
    call("PATCH /api/v1/departures/{id}", "PATCH", "/api/v1/departures/{booked}", FURTHER),
    call(
        "PATCH /api/v1/departures/{id}, which its leaver has left alone",
        "PATCH",
        "/api/v1/departures/{restricted}",
        FURTHER,
    ),
    call("POST /api/v1/departures/{id}/cancel", "POST", "/api/v1/departures/{booked}/cancel", ERASES),
    call(
        "POST /api/v1/departures/{id}/cancel, which its leaver has left alone",
        "POST",
        "/api/v1/departures/{restricted}/cancel",
        ERASES,
    ),
];
