package studio.truss.platform.aws;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where the table is.
///
/// @param region such as `eu-central-1`
/// @param endpoint an address in place of the region's own, or null; in the clear only on this
///   machine
public record TableEndpoint(String region, String table, @Nullable URI endpoint) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    public TableEndpoint {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(
                    "'" + region + "' is not a region; one looks like eu-central-1");
        }
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + table
                            + "' is not a table's name; it has 3 to 255 letters, digits and _ . -");
        }
        if (endpoint != null) {
            check(endpoint);
        }
    }

    /// A table in the region's own service.
    public static TableEndpoint of(String region, String table) {
        return new TableEndpoint(region, table, null);
    }

    /// Whether the table is on this machine, as in a test.
    boolean isLocal() {
        return endpoint != null && isLoopback(endpoint.getHost());
    }

    private static void check(URI endpoint) {
        String scheme = endpoint.getScheme();
        if (scheme == null || endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the table's address must look like https://name, without a user's name in it");
        }
        switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https" -> {}
            case "http" -> {
                if (!isLoopback(endpoint.getHost())) {
                    throw new IllegalArgumentException(
                            "http:// sends everything in the clear and is taken for this computer"
                                    + " only; use https://"
                                    + endpoint.getHost());
                }
            }
            default ->
                    throw new IllegalArgumentException(
                            "the table's address must begin with https://: " + endpoint);
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            // a name, which may lead anywhere
            return false;
        }
    }
}
