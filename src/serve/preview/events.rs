//! The stream of events that tells open pages what the last rebuild did.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::snapshot::Snapshot;
use crate::locale::Locale;
use crate::serve::file_name::file_name;
use crate::serve::reply::{self, Asked};

/// Every page in view holds one connection; a page out of view gives it back.
const MOST_STREAMS: usize = 64;
/// Well below the time after which a still connection is given up.
const SIGN_OF_LIFE: Duration = Duration::from_secs(10);
/// How soon a page asks again after the preview was restarted.
const ASK_AGAIN: Duration = Duration::from_millis(500);

/// What the routes of the preview share.
#[derive(Debug)]
pub(super) struct Live {
    snapshot: watch::Receiver<Arc<Snapshot>>,
    stop: watch::Receiver<bool>,
    streams: Arc<Semaphore>,
    /// The language of the panel.
    pub(super) locale: Locale,
}

impl Live {
    pub(super) fn new(snapshot: watch::Receiver<Arc<Snapshot>>, stop: watch::Receiver<bool>, locale: Locale) -> Self {
        Self { snapshot, stop, streams: Arc::new(Semaphore::new(MOST_STREAMS)), locale }
    }

    /// The files and findings of the last rebuild.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.borrow())
    }
}

/// The page that listens: its path, and the rebuild that made it.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Shown {
    page: String,
    version: String,
}

/// One listening page.
struct Listener {
    snapshot: watch::Receiver<Arc<Snapshot>>,
    stop: watch::Receiver<bool>,
    name: String,
    version: String,
    _place: OwnedSemaphorePermit,
}

/// `/_preview/events`: one event at once, and one after every rebuild, until the preview ends.
pub(super) async fn events(State(live): State<Arc<Live>>, shown: Result<Query<Shown>, QueryRejection>) -> Response {
    let shown = shown.ok().and_then(|Query(shown)| Some((file_name(&shown.page).ok()?, shown.version)));
    let Some((name, version)) = shown else { return reply::plain(&Asked::default(), StatusCode::BAD_REQUEST) };
    let Ok(place) = Arc::clone(&live.streams).try_acquire_owned() else {
        return reply::plain(&Asked::default(), StatusCode::SERVICE_UNAVAILABLE);
    };
    let mut snapshot = live.snapshot.clone();
    snapshot.mark_changed();
    let listener = Listener { snapshot, stop: live.stop.clone(), name, version, _place: place };
    let stream = futures_util::stream::unfold(listener, |mut listener| async move {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

impl Listener {
    async fn next(&mut self) -> Option<Event> {
        tokio::select! {
            changed = self.snapshot.changed() => changed.ok()?,
            _ = self.stop.wait_for(|stop| *stop) => return None,
        }
        let snapshot = Arc::clone(&self.snapshot.borrow_and_update());
        let reload = snapshot.outdates(&self.name, &self.version);
        Some(Event::default().event("state").retry(ASK_AGAIN).data(snapshot.event(reload)))
    }
}
