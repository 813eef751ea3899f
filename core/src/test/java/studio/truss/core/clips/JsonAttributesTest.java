package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;

class JsonAttributesTest {
    @Test
    void plainJsonComesBackAsItWent() throws JsonProcessingException {
        ObjectNode json =
                (ObjectNode)
                        new ObjectMapper()
                                .readTree(
                                        "{\"a\":[1,2.50,true,null,\"x\"],\"b\":{\"c\":\"\"},\"d\":-7}");
        AttributeValue.M map = JsonAttributes.map(json);
        assertEquals(
                new ObjectMapper().readTree(json.toString()),
                new ObjectMapper().readTree(JsonAttributes.json(map).toString()));
    }
}
