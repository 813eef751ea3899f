package studio.truss.platform.aws.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInLinkTest {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyz_-0123456789";

    @Test
    void aLinkIsReadInEitherOrderAndWithPlusInTheAddress() {
        SignInLink link =
                SignInLink.parse(
                        "  truss://signin?token=" + TOKEN + "&email=a%2Bb%40example.com\n");
        assertEquals("a+b@example.com", link.email().value());
        assertEquals(TOKEN, link.token());
        assertFalse(link.toString().contains(TOKEN));
    }

    /// As a mail has it where `MagicLinkAddress` of the stack is a page.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://studio.example/signin?",
                "https://studio.example:8443/?lang=en&",
                "https://studio.example?"
            })
    void theAddressOfAPageThatForwardsIsReadLikeTheLinkItself(String begins) {
        SignInLink link = SignInLink.parse(begins + "email=a%40example.com&token=" + TOKEN);
        assertEquals("a@example.com", link.email().value());
        assertEquals(TOKEN, link.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signin",
                "http://studio.example/signin?email=a@b.c&token=T",
                "https://user@studio.example/signin?email=a@b.c&token=T",
                "https://studio.example/signin?email=a@b.c",
                "https://studio.example/signin?email=a@b.c&token=T&token=T",
                "https:signin?email=a@b.c&token=T",
                "truss://signin",
                "truss:signin?email=a@b.c&token=T",
                "truss://signin.evil.example?email=a@b.c&token=T",
                "truss://user@signin?email=a@b.c&token=T",
                "truss://signin:80?email=a@b.c&token=T",
                "truss://signin/path?email=a@b.c&token=T",
                "truss://signin?email=a@b.c&token=T#more",
                "truss://signin?email=a@b.c",
                "truss://signin?token=T",
                "truss://signin?email=a@b.c&token=T&token=T",
                "truss://signin?email=a@b.c&token=T&next=x",
                "truss://signin?email=a@b.c&token=short",
                "truss://signin?email=a@b.c&token=T%0d%0a",
                "truss://signin?email=a@b.c&token=T/../x",
                "truss://signin?email=nobody&token=T",
                "truss://signin?email=a%ZZ@b.c&token=T"
            })
    void anythingElseIsRefusedWithoutQuotingIt(String text) {
        String link = text.replace("token=T", "token=" + TOKEN);
        SignInException e = assertThrows(SignInException.class, () -> SignInLink.parse(link));
        assertFalse(String.valueOf(e.getMessage()).contains(TOKEN));
        assertEquals(null, e.getCause());
    }

    @Test
    void anEndlessLinkIsRefused() {
        String link = "truss://signin?email=a@b.c&token=" + "x".repeat(2_000);
        assertThrows(SignInException.class, () -> SignInLink.parse(link));
    }
}
