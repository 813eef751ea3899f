package studio.truss.platform.aws.signin;

import studio.truss.platform.aws.signin.SignInException.Reason;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A link from a mail, `truss://signin?email=..&token=..`, opened or pasted. Where the stack's
/// mails lead to a web page that forwards to it, that page's address with the same fields. Read
/// strictly: it comes from outside and anyone can make one.
public record SignInLink(Email email, String token) {
    private static final int LENGTH_MAX = 1_000;
    private static final Set<String> FIELDS = Set.of("email", "token");

    public static SignInLink parse(String text) {
        String link = text.strip();
        if (link.length() > LENGTH_MAX) {
            throw new SignInException(Reason.BAD_LINK);
        }
        URI uri = uri(link);
        if (!(isOurs(uri) || isPage(uri))
                || uri.getRawFragment() != null
                || uri.getRawQuery() == null) {
            throw new SignInException(Reason.BAD_LINK);
        }
        Map<String, String> fields = fields(uri.getRawQuery());
        String token = fields.getOrDefault("token", "");
        if (!(isOurs(uri) ? fields.keySet().equals(FIELDS) : fields.keySet().containsAll(FIELDS))
                || !token.matches("[A-Za-z0-9_-]{20,200}")) {
            throw new SignInException(Reason.BAD_LINK);
        }
        return new SignInLink(new Email(fields.getOrDefault("email", "")), token);
    }

    private static boolean isOurs(URI uri) {
        return "truss".equals(uri.getScheme())
                && "signin".equals(uri.getRawAuthority())
                && Set.of("", "/").contains(uri.getRawPath());
    }

    /// Nothing is asked of the page: only what the address carries counts.
    private static boolean isPage(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
    }

    private static URI uri(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            // its message would quote the token
            throw new SignInException(Reason.BAD_LINK);
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String field : query.split("&", -1)) {
            String[] pair = field.split("=", 2);
            if (pair.length != 2 || fields.put(pair[0], decoded(pair[1])) != null) {
                throw new SignInException(Reason.BAD_LINK);
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SignInException(Reason.BAD_LINK);
        }
    }

    @Override
    public String toString() {
        return "SignInLink[" + email + "]";
    }
}
