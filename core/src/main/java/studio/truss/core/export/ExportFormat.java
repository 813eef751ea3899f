package studio.truss.core.export;

import java.util.Arrays;
import java.util.Optional;

/// The ways in which clips can be handed on. Pure: the same list gives the same text.
public enum ExportFormat {
    EDL("edl", ".edl"),
    RESOLVE_EDL("resolve-edl", " markers.edl"),
    OTIO("otio", ".otio"),
    FCPXML("fcpxml", ".fcpxml"),
    CSV("csv", ".csv"),
    CHAPTERS("chapters", " chapters.txt");

    private final String word;
    private final String ending;

    ExportFormat(String word, String ending) {
        this.word = word;
        this.ending = ending;
    }

    /// What a file's name ends with, so that those of two formats can lie beside each other.
    public String ending() {
        return ending;
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
