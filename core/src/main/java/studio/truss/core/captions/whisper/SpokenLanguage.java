package studio.truss.core.captions.whisper;

import java.util.Set;

/// The languages that a Whisper model can be told to hear, by their codes.
public final class SpokenLanguage {
    /// The model finds out by itself, in each window anew.
    public static final String AUTO = "auto";

    private static final Set<String> CODES =
            Set.of(
                    ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro"
                                    + " da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az"
                                    + " sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn"
                                    + " yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa"
                                    + " lb my bo tl mg as tt haw ln ha ba jw su")
                            .split(" ", -1));

    private SpokenLanguage() {}

    public static boolean isKnown(String code) {
        return code.equals(AUTO) || CODES.contains(code);
    }
}
