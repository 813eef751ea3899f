package studio.truss.core.derived;

import java.nio.file.Path;
import java.util.function.Function;

/// A kind of derived thing, and how it is read from its folder.
///
/// @param <T> what is read
public record Derivation<T>(DerivedKind kind, Function<Path, T> reader) {
    public static final Derivation<PictureProxy> PICTURE_PROXY =
            new Derivation<>(DerivedKind.PICTURE_PROXY, PictureProxy::read);

    public static final Derivation<SoundProxy> SOUND_PROXY =
            new Derivation<>(DerivedKind.SOUND_PROXY, SoundProxy::read);

    public static final Derivation<Waveform> WAVEFORM =
            new Derivation<>(DerivedKind.WAVEFORM, Waveform::read);

    public static final Derivation<Filmstrip> FILMSTRIP =
            new Derivation<>(DerivedKind.FILMSTRIP, Filmstrip::read);

    public static final Derivation<Poster> POSTER =
            new Derivation<>(DerivedKind.POSTER, Poster::read);

    public static final Derivation<AnalysisFilm> ANALYSIS_FILM =
            new Derivation<>(DerivedKind.ANALYSIS_FILM, AnalysisFilm::read);
}
