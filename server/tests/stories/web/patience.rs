//! Whoever is slow on purpose, or sends too much, holds up only themselves.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use server::on_both_databases;

use crate::addresses::{CALENDAR_UPLOAD, SIGN_IN_ADDRESS};
use crate::running::Running;

const SHORT: [(&str, &str); 3] =
    [("UITZWAAI_HEADER_SECONDS", "1"), ("UITZWAAI_REQUEST_SECONDS", "2"), ("UITZWAAI_CONNECTION_SECONDS", "3")];
/// Many times what is set: a machine may be slow.
const LIMIT: Duration = Duration::from_secs(30);
/// How often a trickle drips.
const DRIP: Duration = Duration::from_millis(20);

fn connect(running: &Running, wait: Duration) -> TcpStream {
    let stream = TcpStream::connect(running.address).expect("a connection");
    stream.set_read_timeout(Some(wait)).expect("a socket");
    stream
}

/// Everything that comes until the program closes the connection.
fn until_closed(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("it is still open: {error}"),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn form_head(running: &Running, body: &str) -> String {
    head_of(running, SIGN_IN_ADDRESS, "application/x-www-form-urlencoded", body)
}

fn head_of(running: &Running, path: &str, kind: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nsec-fetch-site: same-origin\r\n\
         content-type: {kind}\r\naccept: text/html\r\n{body}\r\n\r\n",
        address = running.address,
    )
}

/// Whether the program answers somebody else now.
fn serves(running: &Running) -> bool {
    running.request("GET", "/readyz", &[], b"").is_some_and(|answer| answer.status == 200)
}

on_both_databases! {
    async fn heads_that_never_end_are_cut_and_others_are_served(world: World) {
        let running = Running::start_with(&world, &SHORT);
        tokio::task::block_in_place(|| {
            let mut slow: Vec<TcpStream> = (0..300).map(|number| {
                let mut stream = connect(&running, LIMIT);
                // Some say nothing at all.
                if number % 2 == 0 {
                    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: here\r\nx-slow: ").expect("sent");
                }
                stream
            }).collect();
            for _ in 0..10 {
                assert!(serves(&running), "beside three hundred who say nothing");
            }
            for stream in &mut slow {
                assert_eq!(until_closed(stream), "", "cut without an answer");
            }
            assert!(serves(&running));
        });
    }

    async fn a_body_that_trickles_is_cut(world: World) {
        let running = Running::start_with(&world, &SHORT);
        tokio::task::block_in_place(|| {
            let mut stream = connect(&running, DRIP);
            stream.write_all(form_head(&running, "content-length: 100000").as_bytes()).expect("sent");
            let (begun, mut answer) = (Instant::now(), [0; 12]);
            // A byte now and then, and never silence: no pause is long, and the whole is.
            let status = loop {
                let _ = stream.write_all(b"x");
                match stream.read_exact(&mut answer) {
                    Ok(()) => break String::from_utf8_lossy(&answer).into_owned(),
                    Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                    Err(error) => panic!("{error}"),
                }
                assert!(begun.elapsed() < LIMIT, "it is still read");
            };
            assert_eq!(status, "HTTP/1.1 408");
            assert!(serves(&running));
        });
    }

    async fn a_connection_is_not_kept_for_ever(world: World) {
        let running = Running::start_with(&world, &SHORT);
        tokio::task::block_in_place(|| {
            let ask = format!("GET /healthz HTTP/1.1\r\nhost: {}\r\n\r\n", running.address);
            let mut idle = connect(&running, LIMIT);
            idle.write_all(ask.as_bytes()).expect("sent");
            assert!(until_closed(&mut idle).starts_with("HTTP/1.1 200"), "answered, and closed after a second of nothing");
            // One who never pauses is closed too, between two requests.
            let mut busy = connect(&running, LIMIT);
            let (begun, mut piece, mut answered) = (Instant::now(), [0; 4096], 0);
            while busy.write_all(ask.as_bytes()).is_ok() {
                match busy.read(&mut piece) {
                    Ok(0) => break,
                    Ok(_) => answered += 1,
                    Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
                    Err(error) => panic!("{error}"),
                }
                assert!(begun.elapsed() < LIMIT, "it is still open");
            }
            assert!(answered > 1 && serves(&running), "{answered}");
        });
    }

    async fn a_body_that_is_too_large_is_not_read(world: World) {
        let running = Running::start(&world);
        tokio::task::block_in_place(|| {
            // Nothing of it is sent: the head tells.
            let mut stream = connect(&running, LIMIT);
            stream.write_all(form_head(&running, "connection: close\r\ncontent-length: 2000000").as_bytes()).expect("sent");
            assert!(until_closed(&mut stream).starts_with("HTTP/1.1 413"));
            // One that does not tell is read as far as a form goes.
            let mut stream = connect(&running, LIMIT);
            stream.write_all(form_head(&running, "connection: close\r\ntransfer-encoding: chunked").as_bytes()).expect("sent");
            let piece = format!("{:x}\r\n{}\r\n", 65_536, "x".repeat(65_536));
            let sent = (0..64).take_while(|_| stream.write_all(piece.as_bytes()).is_ok()).count();
            let _ = stream.write_all(b"0\r\n\r\n");
            let answer = until_closed(&mut stream);
            let is_taken = answer.starts_with("HTTP/1.1 2") || answer.starts_with("HTTP/1.1 3");
            assert!(!is_taken, "after {sent} pieces: {answer}");
            assert!(serves(&running));
        });
    }

    async fn a_large_file_of_whoever_is_not_signed_in_is_not_waited_for(world: World) {
        let running = Running::start_with(&world, &SHORT);
        tokio::task::block_in_place(|| {
            let mut stranger = connect(&running, LIMIT);
            let body = "connection: close\r\ncontent-length: 20000000";
            let head = head_of(&running, CALENDAR_UPLOAD, "multipart/form-data; boundary=part", body);
            stranger.write_all(head.as_bytes()).expect("sent");
            let said = until_closed(&mut stranger);
            assert!(said.contains("location: /staff/sign-in"), "{said}");
        });
    }
}
