# サーバーとプレビュー：サーバーが出すページ、起動できない理由、プレビューの欄。

serve-page-400 = 400：このアドレスは読み取れません。
serve-page-404 = 404：このページはありません。
serve-page-405 = 405：このサイトは閲覧専用です。
serve-page-421 = 421：このサーバーは、その名前では応答しません。http://localhostに、起動時に表示されたポート番号を付けて開いてください。別の名前で開くときは、--allow-hostでその名前を指定して起動してください。
serve-page-500 = 500：サーバーが応答できませんでした。原因はサーバー側にあります。
serve-page-503 = 503：開いているページが多すぎます。いくつか閉じてから、再読み込みしてください。

serve-error-in-use = ポート{ $port }は、ほかのプログラムが使っています
    .help = そのプログラムを終了するか、別のポートを指定してください。例：--port { $port ->
        [8080] 8081
       *[other] 8080
    }
serve-error-denied = このアカウントでは{ $address }で待ち受けできません
    .help = 1024以上のポートを指定してください。例：--port 8080
serve-error-not-ours = このパソコンに{ $address }というアドレスはありません
    .help = このパソコンだけで使うなら、--addressを省いてください
serve-error-listen = { $address }で待ち受けできません：{ $cause }
    .help = 別のアドレスかポートを指定してください
serve-error-folder = フォルダ{ $path }を開けません：{ $cause }
    .help = 先に`sekisho build`でサイトを作るか、サイトのあるフォルダを指定してください
serve-error-watch = { $path }の変更を監視できません：{ $cause }
    .help = 多くのファイルを監視しているプログラムを終了するか、システムの上限を上げてください
serve-error-system = サーバーに必要なものをシステムが許可しませんでした：{ $cause }
    .help = ほかのプログラムを終了して、もう一度試してください
serve-error-rebuild-ended = Sekishoの不具合のため、プレビューが止まりました
    .help = もう一度`sekisho preview`を実行し、上の表示を添えて不具合を報告してください

preview-waiting-title = まだサイトを作れません
preview-waiting = 下に表示されたエラーを直して保存してください。自動でページが開きます。
preview-failed-title = このページを作れません
preview-failed = テーマのテンプレートに誤りがあります。直して保存してください。自動でページが開きます。
preview-title = 確認が必要な点
preview-errors = エラー{ $n }
preview-warnings = 警告{ $n }
preview-error = エラー
preview-warning = 警告
preview-note = 参考
preview-live = プレビュー・保存すると自動で更新
preview-stale = エラーが出る前のページを表示しています
preview-lost = プレビューが動いていません。もう一度`sekisho preview`を実行してください。
preview-previous = 前
preview-next = 次
preview-fold = たたむ
preview-unfold = 開く
preview-fix = 直し方：
preview-line = { $n }行目
preview-more = ほかに{ $n }件あります。コマンドを実行した画面で確認してください。
