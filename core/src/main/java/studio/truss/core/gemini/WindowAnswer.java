package studio.truss.core.gemini;

import studio.truss.core.captions.Segment;

import java.util.List;

/// What the model said about one window, checked: all times are the source's and inside the window.
public record WindowAnswer(
        Window window,
        List<ModelMoment> moments,
        List<ModelChapter> chapters,
        List<Segment> speech,
        List<AnswerProblem> problems) {
    public WindowAnswer {
        moments = List.copyOf(moments);
        chapters = List.copyOf(chapters);
        speech = List.copyOf(speech);
        problems = List.copyOf(problems);
    }

    public boolean saysSomething() {
        return !(moments.isEmpty() && chapters.isEmpty() && speech.isEmpty());
    }
}
