//! Taking connections: how many, how long, and how they end.

use std::net::{IpAddr, SocketAddr, TcpListener as StdListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::ServeError;
use super::gate::Gate;
use super::patience::Patience;

/// For the whole head of a request, and for the pause between two requests.
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// For a connection on which nothing moves; longer than the pause between two signs of life of the preview.
const STILL_TIMEOUT: Duration = Duration::from_secs(30);
/// Enough for every link and header a browser sends to a site without cookies.
const LARGEST_HEAD: usize = 16 * 1024;
/// More than an office opens at once; the next ones wait in the queue of the system.
const MOST_CONNECTIONS: usize = 512;
/// For answers that are being sent when the server is told to end.
const FAREWELL: Duration = Duration::from_secs(2);
/// After a failure to accept, which is usually a lack of file handles.
const BREATH: Duration = Duration::from_millis(100);

/// Takes the address at once, so that a port in use is known before anything else is done.
pub(super) fn claim(address: SocketAddr) -> Result<StdListener, ServeError> {
    let listener = StdListener::bind(address).map_err(|source| ServeError::listen(address, source))?;
    listener.set_nonblocking(true).map_err(ServeError::System)?;
    Ok(listener)
}

/// Answers connections until `stop` becomes true, then lets running answers end.
pub(super) async fn accept(listener: StdListener, gate: Gate, mut stop: watch::Receiver<bool>) -> Result<(), ServeError> {
    let listener = TcpListener::from_std(listener).map_err(ServeError::System)?;
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut connections = JoinSet::new();
    let ending = stop.clone();
    let mut stopped = pin!(stop.wait_for(|stop| *stop));
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            _ = &mut stopped => break,
            Some(_) = connections.join_next() => continue,
            next = next => next,
        };
        match accepted {
            Ok((stream, _)) => {
                let connection = converse(stream, gate.clone(), ending.clone());
                connections.spawn(async move {
                    connection.await;
                    drop(place);
                });
            }
            Err(_) => sleep(BREATH).await,
        }
    }
    drop(listener);
    let _ = timeout(FAREWELL, async { while connections.join_next().await.is_some() {} }).await;
    Ok(())
}

/// One connection, to its end. What goes wrong on it concerns only the client, who sees it.
async fn converse(stream: TcpStream, gate: Gate, mut stop: watch::Receiver<bool>) {
    let Ok(own) = stream.local_addr() else { return };
    let own: IpAddr = own.ip().to_canonical();
    // Events of the preview are small and must not wait for more to send.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| gate.clone().answer(own, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(Patience::new(stream, STILL_TIMEOUT)), service);
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stop.wait_for(|stop| *stop) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
