package studio.truss.core.transfer;

import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a creator's objects stand in the bucket: below `creators/<id>/`, the one prefix that a
/// creator's credentials reach.
public final class ObjectKeys {
    private static final int NAME_MAX = 120;
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,10}$");

    private ObjectKeys() {}

    public static String prefix(CreatorId creator) {
        return "creators/" + safe(creator.value()) + "/";
    }

    /// A source video.
    ///
    /// @param fileName as the creator knows it; the key has of it what any system takes
    public static String asset(CreatorId creator, VideoId video, String fileName) {
        return prefix(creator) + "assets/" + safe(video.value()) + "/" + fileName(fileName);
    }

    /// A rendered clip, as the file is of that name.
    public static String clip(CreatorId creator, ClipId clip, String fileName) {
        return prefix(creator) + "clips/" + safe(clip.value()) + extension(fileName(fileName));
    }

    /// A value of an item that is too large for the table.
    ///
    /// @param sha256 its hash in hex
    static String body(CreatorId creator, String sha256) {
        return prefix(creator) + "bodies/" + safe(sha256);
    }

    /// A name for a file, of plain letters and digits, with its ending.
    static String fileName(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^A-Za-z0-9._-]+", "_");
        String end = extension(plain);
        String stem =
                plain.substring(0, plain.length() - end.length()).replaceAll("^[._-]+|[._-]+$", "");
        if (stem.isEmpty()) {
            stem = "file";
        }
        return stem.substring(0, Math.min(stem.length(), NAME_MAX)) + end;
    }

    private static String extension(String plain) {
        Matcher matcher = EXTENSION.matcher(plain);
        return matcher.find() ? matcher.group() : "";
    }

    /// The id as it is, which the credentials are made for; one that leads elsewhere is refused.
    private static String safe(String id) {
        if (id.contains("/") || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("no part of an object's key: " + id);
        }
        return id;
    }

    /// The type that a browser is told.
    static String contentType(String key) {
        String end = extension(key.substring(key.lastIndexOf('/') + 1)).toLowerCase(Locale.ROOT);
        return switch (end) {
            case ".mp4", ".m4v" -> "video/mp4";
            case ".mov" -> "video/quicktime";
            case ".mkv" -> "video/x-matroska";
            case ".webm" -> "video/webm";
            case ".ts", ".m2ts" -> "video/mp2t";
            case ".gif" -> "image/gif";
            default -> "application/octet-stream";
        };
    }
}
