package studio.truss.app.doctor;

import studio.truss.core.render.EncoderLadder;

import java.util.List;

/// What a look at the machine came to.
public record Checkup(List<Section> sections, EncoderLadder ladder) {

    public Checkup {
        sections = List.copyOf(sections);
    }

    /// Facts that belong together.
    ///
    /// @param key in JSON
    /// @param title for a person
    public record Section(String key, String title, List<Fact> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    /// @param key in JSON
    /// @param good false where the program works, but not as well as it could
    public record Fact(String key, String value, boolean good) {
        static Fact of(String key, String value) {
            return new Fact(key, value, true);
        }
    }
}
