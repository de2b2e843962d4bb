//! A minimal reader of HTTP/1.1 on one kept connection (RFC 9112), with known and chunked lengths.

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// More headers than this no answer of ours has.
const HEADERS_MAX: usize = 64;

/// A connection that is kept between requests.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    filled: usize,
}

/// An answer whose body was read and left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub status: u16,
    /// Bytes on the wire, head and framing included.
    pub bytes: usize,
}

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Bytes on the wire, head and framing included.
    pub bytes: usize,
}

impl Answer {
    /// The first header of that name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.body).context("a page that is no UTF-8")
    }
}

/// Where an answer's body ends.
#[derive(Clone, Copy)]
enum Framing {
    Known(usize),
    Chunked,
}

struct Head {
    status: u16,
    length: usize,
    framing: Framing,
}

impl Connection {
    /// Connects, without waiting for full packets.
    pub async fn open(address: std::net::SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 64 * 1024], filled: 0 })
    }

    /// Sends a request and reads its answer to the end.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<Outcome> {
        let (head, end) = self.read_answer(request).await?;
        self.filled = 0;
        Ok(Outcome { status: head.status, bytes: end })
    }

    /// As [`Connection::exchange`], and keeps headers and body.
    pub async fn fetch(&mut self, request: &[u8]) -> Result<Answer> {
        let (head, end) = self.read_answer(request).await?;
        let mut storage = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut parsed = httparse::Response::new(&mut storage);
        parsed.parse(&self.buffer[..head.length])?;
        let headers = parsed
            .headers
            .iter()
            .map(|header| (header.name.to_lowercase(), String::from_utf8_lossy(header.value).into_owned()))
            .collect();
        let framed = &self.buffer[head.length..end];
        let body = match head.framing {
            Framing::Known(_) => framed.to_vec(),
            Framing::Chunked => unchunked(framed)?,
        };
        self.filled = 0;
        Ok(Answer { status: head.status, headers, body, bytes: end })
    }

    async fn read_answer(&mut self, request: &[u8]) -> Result<(Head, usize)> {
        self.stream.write_all(request).await?;
        let mut head: Option<Head> = None;
        // Where reading chunks goes on: everything before has been seen.
        let mut chunks_at = 0;
        loop {
            if self.filled == self.buffer.len() {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
            let read = self.stream.read(&mut self.buffer[self.filled..]).await?;
            if read == 0 {
                bail!("the connection was closed within an answer");
            }
            self.filled += read;
            let seen = &self.buffer[..self.filled];
            if head.is_none() {
                head = read_head(seen)?;
                chunks_at = head.as_ref().map_or(0, |head| head.length);
            }
            let Some(found) = head.take() else { continue };
            let end = match found.framing {
                Framing::Known(length) => Some(found.length + length).filter(|end| *end <= self.filled),
                Framing::Chunked => end_of_chunks(seen, &mut chunks_at)?,
            };
            match end {
                Some(end) if end == self.filled => return Ok((found, end)),
                Some(_) => bail!("more than one answer to one request"),
                None => head = Some(found),
            }
        }
    }
}

fn read_head(seen: &[u8]) -> Result<Option<Head>> {
    let mut storage = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut parsed = httparse::Response::new(&mut storage);
    let httparse::Status::Complete(length) = parsed.parse(seen)? else { return Ok(None) };
    let status = parsed.code.context("an answer without a status")?;
    let mut framing = Framing::Known(0);
    for header in parsed.headers.iter() {
        if header.name.eq_ignore_ascii_case("content-length") {
            let text = std::str::from_utf8(header.value)?;
            framing = Framing::Known(text.trim().parse().context("a content-length that is no number")?);
        } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
            framing = Framing::Chunked;
        }
    }
    Ok(Some(Head { status, length, framing }))
}

/// Walks over whole chunks; the end of the answer once the last one has come.
fn end_of_chunks(seen: &[u8], at: &mut usize) -> Result<Option<usize>> {
    loop {
        let Some((start, size)) = chunk(&seen[*at..])? else { return Ok(None) };
        // A line end closes every chunk, the empty last one too: we send no trailers.
        let end = *at + start + size + 2;
        if end > seen.len() {
            return Ok(None);
        }
        if size == 0 {
            return Ok(Some(end));
        }
        *at = end;
    }
}

/// Where a chunk's content starts and how long it is, once its first line is complete.
fn chunk(text: &[u8]) -> Result<Option<(usize, usize)>> {
    match httparse::parse_chunk_size(text) {
        Ok(httparse::Status::Complete((start, size))) => Ok(Some((start, usize::try_from(size)?))),
        Ok(httparse::Status::Partial) => Ok(None),
        Err(_) => bail!("a chunk without a size"),
    }
}

fn unchunked(framed: &[u8]) -> Result<Vec<u8>> {
    let (mut body, mut at) = (Vec::new(), 0);
    while let Some((start, size)) = chunk(&framed[at..])? {
        if size == 0 {
            break;
        }
        body.extend_from_slice(&framed[at + start..at + start + size]);
        at += start + size + 2;
    }
    Ok(body)
}

/// What a browser sends beside the address.
#[derive(Clone, Debug, Default)]
pub struct Sent<'a> {
    /// The value of the cookie header; empty for none.
    pub cookies: &'a str,
    /// The address a proxy saw; the program is told to believe us.
    pub client: &'a str,
    /// A posted form, encoded.
    pub form: Option<&'a str>,
}

/// A request as a browser would send it.
pub fn request(base_url: &str, path: &str, sent: &Sent<'_>) -> Vec<u8> {
    let host = base_url.trim_start_matches("http://");
    let method = if sent.form.is_some() { "POST" } else { "GET" };
    let mut text = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nuser-agent: bench\r\naccept: text/html,*/*\r\n\
         accept-encoding: gzip, deflate, br\r\naccept-language: nl\r\nsec-fetch-site: same-origin\r\n"
    );
    if !sent.cookies.is_empty() {
        text.push_str(&format!("cookie: {}\r\n", sent.cookies));
    }
    if !sent.client.is_empty() {
        text.push_str(&format!("x-forwarded-for: {}\r\n", sent.client));
    }
    match sent.form {
        None => text.push_str("\r\n"),
        Some(form) => text.push_str(&format!(
            "origin: {base_url}\r\nreferer: {base_url}/leaver\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{form}",
            form.len()
        )),
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{end_of_chunks, read_head, unchunked};

    #[test]
    fn a_chunked_body_ends_with_its_empty_chunk_and_not_before() {
        let whole = b"5\r\nhello\r\n3;x=y\r\n wo\r\n0\r\n\r\n";
        for cut in 0..whole.len() {
            assert_eq!(end_of_chunks(&whole[..cut], &mut 0).expect("chunks"), None, "cut at {cut}");
        }
        assert_eq!(end_of_chunks(whole, &mut 0).expect("chunks"), Some(whole.len()));
        assert_eq!(unchunked(whole).expect("chunks"), b"hello wo");
    }

    #[test]
    fn a_head_is_read_once_it_is_complete() {
        let head = b"HTTP/1.1 303 See Other\r\nlocation: /leaver\r\ncontent-length: 0\r\n\r\n";
        assert!(read_head(&head[..20]).expect("a head").is_none());
        let found = read_head(head).expect("a head").expect("complete");
        assert_eq!((found.status, found.length), (303, head.len()));
    }
}
