package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.StoredPart;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/// The few documents that a bucket and its clients exchange (Amazon S3 API Reference).
final class ObjectXml {
    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private ObjectXml() {}

    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    /// A document as its root's name and the texts of its elements, nested ones of that name apart.
    ///
    /// @param root empty where the text is no such document
    record Document(String root, Map<String, String> texts, List<Map<String, String>> rows) {
        String text(String name) {
            return texts.getOrDefault(name, "");
        }
    }

    /// @param row the name of elements that come in numbers
    static Document read(byte[] bytes, String row) {
        Map<String, String> texts = new TreeMap<>();
        List<Map<String, String>> rows = new ArrayList<>();
        String root = "";
        try {
            XMLStreamReader in = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
            Map<String, String> into = texts;
            String text = "";
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (root.isEmpty()) {
                            root = in.getLocalName();
                        }
                        if (in.getLocalName().equals(row)) {
                            into = new TreeMap<>();
                            rows.add(into);
                        }
                        text = "";
                    }
                    case XMLStreamConstants.CHARACTERS -> text = text + in.getText();
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (in.getLocalName().equals(row)) {
                            into = texts;
                        } else {
                            into.putIfAbsent(in.getLocalName(), text.strip());
                        }
                        text = "";
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            return new Document("", Map.of(), List.of());
        }
        return new Document(root, texts, rows);
    }

    static StoredPart.Page parts(byte[] bytes) {
        Document document = read(bytes, "Part");
        List<StoredPart> parts =
                document.rows().stream()
                        .map(row ->
                                new StoredPart(
                                        Integer.parseInt(row.getOrDefault("PartNumber", "")),
                                        Long.parseLong(row.getOrDefault("Size", "")),
                                        row.getOrDefault("ETag", ""),
                                        hex(row.getOrDefault("ChecksumSHA256", ""))))
                        .toList();
        return new StoredPart.Page(parts, document.text("IsTruncated").equals("true"));
    }

    private static @Nullable String hex(String base64) {
        return base64.isEmpty()
                ? null
                : HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    static byte[] completion(List<StoredPart> parts) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = WRITERS.createXMLStreamWriter(text);
            out.writeStartElement("CompleteMultipartUpload");
            out.writeDefaultNamespace("http://s3.amazonaws.com/doc/2006-03-01/");
            for (StoredPart part : parts) {
                out.writeStartElement("Part");
                String sha256 = part.sha256();
                if (sha256 != null) {
                    element(out, "ChecksumSHA256", RequestSigner.base64(sha256));
                }
                element(out, "ETag", part.etag());
                element(out, "PartNumber", String.valueOf(part.number()));
                out.writeEndElement();
            }
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("no document of " + parts.size() + " parts", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(XMLStreamWriter out, String name, String text)
            throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }
}
