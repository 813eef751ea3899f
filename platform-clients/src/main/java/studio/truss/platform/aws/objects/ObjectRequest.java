package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.ObjectBody;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A request to a bucket, before it is signed.
///
/// @param headers that are signed; the body's length and hash join them
record ObjectRequest(
        String method,
        String key,
        SortedMap<String, String> query,
        SortedMap<String, String> headers,
        @Nullable ObjectBody body) {

    ObjectRequest {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    static ObjectRequest of(String method, String key) {
        return new ObjectRequest(method, key, new TreeMap<>(), new TreeMap<>(), null);
    }

    ObjectRequest query(String name, String value) {
        return new ObjectRequest(method, key, with(query, name, value), headers, body);
    }

    ObjectRequest header(String name, String value) {
        return new ObjectRequest(method, key, query, with(headers, name, value), body);
    }

    ObjectRequest body(ObjectBody sent) {
        return new ObjectRequest(method, key, query, headers, sent);
    }

    private static SortedMap<String, String> with(
            Map<String, String> all, String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(all);
        more.put(name, value);
        return more;
    }
}
