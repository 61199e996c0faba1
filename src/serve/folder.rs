//! A built site in a folder. The only place of the server that reads the disk.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::ServeError;
use super::file_name::{NoName, file_name};
use super::media::Media;
use super::reply::{self, Asked};

/// The folder that is served, with every link in its own path resolved.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens a folder.
    pub(super) fn open(path: &Path) -> Result<Self, ServeError> {
        let root = path.canonicalize().and_then(|root| if root.is_dir() { Ok(root) } else { Err(io::ErrorKind::NotADirectory.into()) });
        root.map(|root| Self { root }).map_err(|source| ServeError::Folder { path: path.to_owned(), source })
    }

    /// The bytes of a file, or nothing when there is none, or when a link leads out of the folder.
    #[expect(clippy::disallowed_methods, reason = "the files that a request names are read when it comes")]
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.root.join(name).canonicalize().ok()?;
        if path.starts_with(&self.root) && path.is_file() { std::fs::read(path).ok() } else { None }
    }

    fn answer(&self, request_path: &str, asked: &Asked) -> Response {
        match file_name(request_path).map(|name| (self.read(&name), name)) {
            Ok((Some(bytes), name)) => reply::file(asked, Media::of(&name), bytes),
            Ok((None, _)) | Err(NoName::Unknown) => reply::not_found(asked, self.read("404.html")),
            Err(NoName::Malformed) => reply::plain(asked, StatusCode::BAD_REQUEST),
        }
    }
}

/// Answers a request from the folder.
pub(super) async fn serve_file(State(folder): State<Arc<Folder>>, request: Request) -> Response {
    let asked = Asked::by(&request);
    let path = request.uri().path().to_owned();
    let on_failure = asked.clone();
    let answer = tokio::task::spawn_blocking(move || folder.answer(&path, &asked)).await;
    answer.unwrap_or_else(|_| reply::plain(&on_failure, StatusCode::INTERNAL_SERVER_ERROR))
}
