package studio.truss.app.doctor;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;

import java.math.BigDecimal;
import java.util.List;

/// What came of asking Gemini something small.
public sealed interface GeminiCheckup {
    /// Nobody was asked.
    record NoKey() implements GeminiCheckup {}

    /// @param keyFrom the environment's variable or the vault, for a person
    /// @param models that can be asked; empty where they could not be listed
    /// @param usd what it cost
    record Answered(String keyFrom, List<String> models, Answer answer, BigDecimal usd)
            implements GeminiCheckup {
        public Answered {
            models = List.copyOf(models);
        }
    }

    /// What the model wrote, as one line of few words.
    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > 80 ? line.substring(0, 80) + "..." : line;
    }

    /// @param keyFrom empty where the key itself is none
    /// @param models that can be asked in place of one that is gone; else empty
    record Failed(String keyFrom, List<String> models, GeminiException why)
            implements GeminiCheckup {
        public Failed {
            models = List.copyOf(models);
        }
    }
}
