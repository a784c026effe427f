package org.onhook.http.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Set;

/** The description of the interface, and its schemas. */
final class Description {

    static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    Description() throws IOException {
        document = file("openapi.json");
    }

    static JsonNode file(String name) throws IOException {
        return JSON.readTree(Files.read(name));
    }

    JsonNode document() {
        return document;
    }

    /** What a reference points to; the node itself if it is none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with a value, held against a schema of this document. */
    Set<ValidationMessage> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.path("components"));
        whole.setAll((ObjectNode) schema);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, config);
        return compiled.validate(value);
    }

    /** As {@link #faults(JsonNode, JsonNode)}, for a schema of this name. */
    Set<ValidationMessage> faults(String schema, JsonNode value) {
        return faults(JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema), value);
    }
}
