//! The names this server answers to.
//!
//! A page of another site can make its own name point to this machine (DNS rebinding) and would then read everything
//! as if it were ours. It cannot change the name that the browser sends, so an unknown name gets no answer.

use std::net::IpAddr;

/// Names beside those of the machine itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts {
    allowed: Vec<String>,
}

impl Hosts {
    /// Takes names as a host writes them: `training.example` (any port) or `training.example:8443`.
    pub(super) fn new(allowed: &[String]) -> Self {
        Self { allowed: allowed.iter().map(|name| name.trim().trim_end_matches('.').to_ascii_lowercase()).collect() }
    }

    /// Whether a `Host` header may be answered on a connection that came in on the address `own`.
    /// The port is free, because tunnels and containers change it and a rebound name cannot become one of ours by it.
    pub(super) fn allows(&self, header: &str, own: IpAddr) -> bool {
        let lower = header.to_ascii_lowercase();
        let Some((host, port)) = split(&lower) else { return false };
        if host == "localhost" || self.allowed.iter().any(|name| name == host || port.is_some_and(|port| *name == format!("{host}:{port}")))
        {
            return true;
        }
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        literal.is_ok_and(|ip| ip.is_loopback() || ip == own.to_canonical())
    }
}

/// Host and port of a header, or nothing when it is neither `name`, `name:port`, `[address]` nor `[address]:port`.
fn split(header: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match header.rfind(']') {
        Some(end) if header.starts_with('[') => header.split_at_checked(end + 1)?,
        Some(_) => return None,
        None => header.split_at_checked(header.find(':').unwrap_or(header.len()))?,
    };
    let port = match port.strip_prefix(':') {
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => Some(digits.parse::<u16>().ok()?),
        None if port.is_empty() => None,
        _ => return None,
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'[' | b']' | b':'));
    (plain && !host.is_empty()).then_some((host, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: bool) {
        let hosts = Hosts::new(&["training.example".to_owned(), "Intra.Example:8443".to_owned()]);
        assert_eq!(hosts.allows(header, IpAddr::from([192, 168, 1, 5])), expected, "{header:?}");
    }

    #[test]
    fn own_names_and_allowed_names() {
        for header in [
            "localhost",
            "localhost:8080",
            "LOCALHOST:1",
            "localhost.:8080",
            "127.0.0.1",
            "127.0.0.1:8080",
            "[::1]",
            "[::1]:8080",
            "192.168.1.5:80",
            "training.example",
            "Training.Example:9000",
            "intra.example:8443",
        ] {
            check(header, true);
        }
    }

    #[test]
    fn foreign_and_broken_names() {
        for header in [
            "",
            ":8080",
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "localhost@evil.example",
            "evil.example#localhost",
            "192.168.1.6",
            "10.0.0.1",
            "0.0.0.0:8080",
            "[::2]",
            "[::1",
            "::1]",
            "[::1]x",
            "localhost:",
            "localhost:99999",
            "localhost:80a",
            "localhost:-1",
            "intra.example",
            "intra.example:80",
            "2130706433",
            "0x7f000001",
            "localhost localhost",
            "localhost,evil.example",
            "[localhost",
            "::1",
        ] {
            check(header, false);
        }
    }
}
