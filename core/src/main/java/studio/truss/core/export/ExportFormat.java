package studio.truss.core.export;

import java.util.Arrays;
import java.util.Optional;

/// The ways in which clips can be handed on. Pure: the same list gives the same text.
public enum ExportFormat {
    EDL("edl"),
    RESOLVE_EDL("resolve-edl"),
    OTIO("otio"),
    FCPXML("fcpxml"),
    CSV("csv"),
    CHAPTERS("chapters");

    private final String word;

    ExportFormat(String word) {
        this.word = word;
    }

    /// The word on the command line.
    public String word() {
        return word;
    }

    public String write(ExportList list) {
        return switch (this) {
            case EDL -> CutList.write(list);
            case RESOLVE_EDL -> MarkerList.write(list);
            case OTIO -> OtioTimeline.write(list);
            case FCPXML -> FcpXml.write(list);
            case CSV -> ClipTable.write(list);
            case CHAPTERS -> ChapterLines.write(list);
        };
    }

    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
    }
}
