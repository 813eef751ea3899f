package studio.truss.app.cli.asking;

import studio.truss.app.cli.console.Terminal;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.core.gemini.job.GeminiJob;

/// How a job goes on, for somebody at the terminal. One thread.
final class JobProgress {
    private final Terminal terminal;
    private String shown = "";
    private int shownDone = -1;

    JobProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /// To be called often, with the job as it is.
    void show(GeminiJob job) {
        switch (job.state()) {
            case UPLOADING ->
                    terminal.progress(
                            "  uploading",
                            job.sentBytes(),
                            job.fileBytes(),
                            GeminiFigures.bytes(job.fileBytes())
                                    + " instead of "
                                    + GeminiFigures.bytes(job.sourceBytes()));
            case ASKING -> {
                String about = job.message();
                if (about != null) {
                    tell(about);
                } else if (job.thinkingS() == 0 || job.windowsDone() != shownDone) {
                    terminal.progress("  asking Gemini", job.windowsDone(), job.windows(), "");
                    shownDone = job.windowsDone();
                }
                if (job.thinkingS() > 0) {
                    terminal.still("  " + GeminiFigures.thinking(job.thinkingS()), job.thinkingS());
                }
            }
            case PREPARING, WAITING_FOR_FILE, WAITING, MERGING -> tell(GeminiFigures.state(job));
            case QUEUED, DONE, BLOCKED, FAILED, CANCELLED -> {}
        }
    }

    private void tell(String words) {
        if (!words.equals(shown)) {
            terminal.note("  " + words);
            shown = words;
        }
    }
}
