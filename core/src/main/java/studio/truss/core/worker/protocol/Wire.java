package studio.truss.core.worker.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Values as the bytes that travel: JSON of their fields, `float[]` as base64 of its exact bits,
/// the case of a sealed interface in `@is`. Safe for use by several threads.
public final class Wire {
    private final ObjectMapper json = new ObjectMapper();

    public Wire() {
        json.setVisibility(PropertyAccessor.ALL, Visibility.NONE);
        json.setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
        json.setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);
        json.setAnnotationIntrospector(new SealedCases());
        SimpleModule arrays = new SimpleModule();
        arrays.addSerializer(float[].class, new FloatsOut());
        arrays.addDeserializer(float[].class, new FloatsIn());
        json.registerModule(arrays);
    }

    public byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be sent: " + value.getClass().getName(), e);
        }
    }

    public <T> T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a " + type.getName(), e);
        }
    }

    public JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    public <T> T fromTree(JsonNode tree, Class<T> type) {
        try {
            return json.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getName(), e);
        }
    }

    /// Gives every sealed interface the cases that it permits, so that domain types need no
    /// annotations.
    private static final class SealedCases extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass type, JavaType base) {
            if (!sealedInterface(type.getRawType())) {
                return super.findTypeResolver(config, type, base);
            }
            return new StdTypeResolverBuilder()
                    .init(JsonTypeInfo.Id.NAME, null)
                    .inclusion(JsonTypeInfo.As.PROPERTY)
                    .typeProperty("@is");
        }

        @Override
        public List<NamedType> findSubtypes(Annotated type) {
            Class<?>[] cases = type.getRawType().getPermittedSubclasses();
            if (cases == null || !type.getRawType().isInterface()) {
                return super.findSubtypes(type);
            }
            return Arrays.stream(cases).map(c -> new NamedType(c, c.getSimpleName())).toList();
        }

        @Override
        public @Nullable String findTypeName(AnnotatedClass type) {
            Class<?> raw = type.getRawType();
            return raw.isRecord() && sealedInterface(raw)
                    ? raw.getSimpleName()
                    : super.findTypeName(type);
        }

        // A case is written with its name also where it is named by its own type.
        private static boolean sealedInterface(Class<?> type) {
            return (type.isInterface() && type.isSealed())
                    || (type.isRecord()
                            && Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed));
        }
    }

    private static final class FloatsOut extends JsonSerializer<float[]> {
        @Override
        public void serialize(float[] value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            ByteBuffer bytes =
                    ByteBuffer.allocate(value.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(value);
            out.writeBinary(bytes.array());
        }
    }

    private static final class FloatsIn extends JsonDeserializer<float[]> {
        @Override
        public float[] deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            byte[] bytes = in.getBinaryValue();
            float[] value = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(value);
            return value;
        }
    }
}
