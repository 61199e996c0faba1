//! What every request passes before any route sees it, and what every answer carries.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::response::Response;
use tower::ServiceExt as _;

use super::hosts::Hosts;
use super::reply::{self, Asked};

/// Headers of every answer. Pages hold no inline code, and nothing is loaded from elsewhere.
const HEADERS: [(HeaderName, &str); 4] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CONTENT_SECURITY_POLICY, "default-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The routes of a server behind the checks that hold for all of them.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    hosts: Arc<Hosts>,
    routes: Router,
}

impl Gate {
    pub(super) fn new(hosts: Hosts, routes: Router) -> Self {
        Self { hosts: Arc::new(hosts), routes }
    }

    /// Answers a request that came in on the address `own`.
    pub(super) async fn answer(self, own: IpAddr, request: Request<hyper::body::Incoming>) -> Result<Response, Infallible> {
        let request = request.map(Body::new);
        let mut response = match self.refusal(own, &request) {
            Some(status) => reply::plain(&Asked::by(&request), status),
            None => self.routes.oneshot(request).await?,
        };
        for (name, value) in HEADERS {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        Ok(response)
    }

    fn refusal(&self, own: IpAddr, request: &Request) -> Option<StatusCode> {
        let mut hosts = request.headers().get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Some(StatusCode::BAD_REQUEST) };
        // A request line with a whole address outranks the header, so both must be ours.
        let named = [host.to_str().ok(), request.uri().authority().map(|authority| authority.as_str()).or(Some("localhost"))];
        if !named.into_iter().all(|name| name.is_some_and(|name| self.hosts.allows(name, own))) {
            return Some(StatusCode::MISDIRECTED_REQUEST);
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Some(StatusCode::METHOD_NOT_ALLOWED);
        }
        None
    }
}
