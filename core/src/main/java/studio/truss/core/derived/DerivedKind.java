package studio.truss.core.derived;

/// What can be derived from a source. A kind whose files change their form gets a higher version:
/// those of the old one are then no longer found and go first.
public enum DerivedKind {
    PICTURE_PROXY("picture-proxy", 1),
    SOUND_PROXY("sound-proxy", 1),
    WAVEFORM("waveform", 1),
    FILMSTRIP("filmstrip", 1),
    POSTER("poster", 1),
    ANALYSIS_FILM("analysis-film", 1);

    private final String word;
    private final int version;

    DerivedKind(String word, int version) {
        this.word = word;
        this.version = version;
    }

    public String word() {
        return word;
    }

    /// The name of its folder, `waveform-1`.
    String folderName() {
        return word + "-" + version;
    }
}
