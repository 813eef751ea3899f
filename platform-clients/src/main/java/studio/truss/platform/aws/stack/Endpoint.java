package studio.truss.platform.aws.stack;

import studio.truss.platform.http.Loopback;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Addresses of services: https anywhere, plain http on this machine only.
public final class Endpoint {
    private Endpoint() {}

    /// @param name what the address is called, for a person
    /// @throws CloudConfigException when it is no address of a service or goes in the clear
    public static URI parse(String name, String text) {
        URI uri = uri(name, text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw new CloudConfigException(name + " is no address of a service: " + text);
        }
        return switch (scheme) {
            case "https" -> uri;
            case "http" -> {
                if (!Loopback.is(uri)) {
                    throw new CloudConfigException(
                            name
                                    + " would send secrets in the clear ("
                                    + text
                                    + "): use https; plain http is for this machine only.");
                }
                yield uri;
            }
            default ->
                    throw new CloudConfigException(name + " must begin with https://, not " + text);
        };
    }

    private static URI uri(String name, String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new CloudConfigException(name + " is no address: " + text, e);
        }
    }
}
