package studio.truss.platform.devcloud.gemini;

import java.util.List;

/// Something that never happened, in the words of a model that saw it.
record InventedScene(String chapter, String title, String hook, String why, String summary) {
    private static final List<InventedScene> ALL =
            List.of(
                    new InventedScene(
                            "The teapot moves",
                            "The teapot that moved by itself",
                            "Watch the teapot on the left",
                            "Captain Marmalade swears that nobody touched it, and a second later it"
                                    + " moves again.",
                            "A teapot moves, and everybody denies it."),
                    new InventedScene(
                            "Landing on the moon of cheese",
                            "We landed on the wrong moon",
                            "This is not our moon",
                            "The whole crew celebrates before somebody reads the sign aloud.",
                            "The rocket lands, on a moon that nobody planned for."),
                    new InventedScene(
                            "Six penguins, one lift",
                            "How six penguins share a lift",
                            "The lift holds five of them",
                            "The sixth penguin solves it in a way that needs no explanation.",
                            "Six penguins try to go up at once."),
                    new InventedScene(
                            "The dragon asks for directions",
                            "The dragon only wanted directions",
                            "Nobody expected a polite dragon",
                            "A fight that everybody feared turns into the kindest scene of the"
                                    + " evening.",
                            "A dragon is lost, and says so."),
                    new InventedScene(
                            "A bet about soup",
                            "I lost a bet about soup",
                            "I will never bet on soup again",
                            "The stakes are told in one breath, and paid in the next.",
                            "A bet is made, and lost by one noodle."),
                    new InventedScene(
                            "The robot learns to whistle",
                            "The robot whistles its first song",
                            "It practised all night for this",
                            "After eleven wrong notes the twelfth is right, and the room goes"
                                    + " silent.",
                            "A robot practises, and gets there."),
                    new InventedScene(
                            "Castle of cardboard",
                            "The cardboard castle holds a piano",
                            "Everybody said that it would fall",
                            "The piano is set down, the camera shakes, and nothing falls.",
                            "A castle of boxes is put to the test."),
                    new InventedScene(
                            "The map is upside down",
                            "Two hours with the map upside down",
                            "North was never up there",
                            "The moment of finding out is all in one face.",
                            "The travellers learn why the sea was not where it should be."),
                    new InventedScene(
                            "Granny's speed record",
                            "Granny beats the speed record",
                            "She asked for one try only",
                            "She wins by a second and asks whether there is cake.",
                            "A grandmother tries the track, once."),
                    new InventedScene(
                            "A ghost in the chat",
                            "The ghost answers in the chat",
                            "It knew the password",
                            "The question was a joke; the answer comes before it is finished.",
                            "Somebody writes who cannot be there."));

    private static final List<String> SENTENCES =
            List.of(
                    "Captain Marmalade, the teapot has moved again.",
                    "I counted six penguins, and the lift is made for five.",
                    "Please tell the dragon that the market is on the left.",
                    "That was one noodle short of a victory.",
                    "Did you hear that note, or was it the wind?",
                    "We built all of it from cardboard and good will.",
                    "Turn the map around, and look where the sea is now.",
                    "She is faster than the clock, and the clock knows it.",
                    "Nobody tell the ghost that we changed the password.",
                    "On this moon every road smells of cheese.",
                    "Let me try that once more, with the other spoon.",
                    "And this is why you never bet against a robot.",
                    "It is quiet now, and that worries me more.");

    static InventedScene of(int number) {
        return ALL.get(apart(number, ALL.size()));
    }

    static String sentence(int number) {
        return SENTENCES.get(apart(number, SENTENCES.size()));
    }

    /// Another one for neighbours, and another order in each round.
    private static int apart(int number, int size) {
        return Math.floorMod(number * 7 + number / size * 2, size);
    }
}
