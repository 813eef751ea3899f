package studio.truss.platform.devcloud.gemini;

/// Answers in the model's place; called by several threads.
public interface Responder {
    Reply answer(AskedQuestion question);
}
