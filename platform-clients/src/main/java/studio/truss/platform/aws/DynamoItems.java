package studio.truss.platform.aws;

import software.amazon.awssdk.core.SdkBytes;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Items as the service's own types, both ways, with nothing lost.
final class DynamoItems {
    static final String PK = "PK";
    static final String SK = "SK";

    private DynamoItems() {}

    static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key(
            ItemKey key) {
        return Map.of(
                PK, send(AttributeValue.text(key.pk())), SK, send(AttributeValue.text(key.sk())));
    }

    static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> send(
            Item item) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> all =
                new HashMap<>(send(item.attributes()));
        all.putAll(key(item.key()));
        return all;
    }

    static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> send(
            Map<String, AttributeValue> attributes) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> all =
                new LinkedHashMap<>();
        attributes.forEach((name, value) -> all.put(whole(name), send(value)));
        return all;
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue send(
            AttributeValue value) {
        var sent = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
        switch (value) {
            case AttributeValue.S(String text) -> sent.s(whole(text));
            case AttributeValue.N(String text) -> sent.n(text);
            case AttributeValue.Bool(boolean truth) -> sent.bool(truth);
            case AttributeValue.Null() -> sent.nul(true);
            case AttributeValue.B b -> sent.b(SdkBytes.fromByteArrayUnsafe(b.bytes()));
            case AttributeValue.Ss set ->
                    sent.ss(set.texts().stream().map(DynamoItems::whole).toList());
            case AttributeValue.Ns set -> sent.ns(set.numbers());
            case AttributeValue.Bs set ->
                    sent.bs(
                            set.base64().stream()
                                    .map(Base64.getDecoder()::decode)
                                    .map(SdkBytes::fromByteArrayUnsafe)
                                    .toList());
            case AttributeValue.L list ->
                    sent.l(list.values().stream().map(DynamoItems::send).toList());
            case AttributeValue.M map -> sent.m(send(map.values()));
        }
        return sent.build();
    }

    /// Half of a surrogate pair would arrive as a question mark, and nobody would know.
    private static String whole(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new RemoteException(
                    RemoteException.Kind.INVALID,
                    true,
                    "The cloud does not take half a character, as in this text: " + text,
                    null);
        }
        return text;
    }

    static ItemKey keyOf(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key) {
        return new ItemKey(part(key, PK), part(key, SK));
    }

    private static String part(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key,
            String name) {
        var part = key.get(name);
        if (part == null || part.s() == null) {
            throw unknown("an item without a text " + name);
        }
        return part.s();
    }

    static Item receive(
            Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> all) {
        TreeMap<String, AttributeValue> attributes = new TreeMap<>();
        all.forEach((name, value) -> {
            if (!name.equals(PK) && !name.equals(SK)) {
                attributes.put(name, receive(value));
            }
        });
        return Item.of(keyOf(all), attributes);
    }

    private static AttributeValue receive(
            software.amazon.awssdk.services.dynamodb.model.AttributeValue value) {
        return switch (value.type()) {
            case S -> new AttributeValue.S(value.s());
            case N -> new AttributeValue.N(value.n());
            case BOOL -> new AttributeValue.Bool(value.bool());
            case NUL -> new AttributeValue.Null();
            case B -> AttributeValue.B.of(value.b().asByteArrayUnsafe());
            case SS -> AttributeValue.Ss.of(value.ss());
            case NS -> AttributeValue.Ns.of(value.ns());
            case BS -> AttributeValue.Bs.of(base64(value.bs()));
            case L -> new AttributeValue.L(value.l().stream().map(DynamoItems::receive).toList());
            case M -> {
                TreeMap<String, AttributeValue> members = new TreeMap<>();
                value.m().forEach((name, member) -> members.put(name, receive(member)));
                yield AttributeValue.M.of(members);
            }
            case UNKNOWN_TO_SDK_VERSION -> throw unknown("a value of an unknown kind");
        };
    }

    private static List<String> base64(List<SdkBytes> set) {
        return set.stream()
                .map(bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()))
                .toList();
    }

    private static RemoteException unknown(String what) {
        return new RemoteException(
                RemoteException.Kind.INVALID,
                true,
                "The table holds " + what + "; a newer version of Truss may read it.",
                null);
    }
}
