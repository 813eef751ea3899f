package studio.truss.core.export;

import studio.truss.core.media.Rational;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// A project as Final Cut Pro and Resolve read it, FCPXML 1.9: flat asset clips over one asset that
/// is the whole source. Where a cut has handles, markers stand on the clip's own first and last
/// frame: Final Cut shows no length of a marker. All times are whole frames, as the format wants
/// them.
final class FcpXml {
    private final ExportList list;
    private final XMLStreamWriter xml;

    private FcpXml(ExportList list, XMLStreamWriter xml) {
        this.list = list;
        this.xml = xml;
    }

    static String write(ExportList list) {
        StringWriter text = new StringWriter();
        text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE fcpxml>\n");
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new FcpXml(list, xml).document();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML of " + list.title(), e);
        }
        return text + "\n";
    }

    private void document() throws XMLStreamException {
        open("fcpxml", "version", "1.9");
        resources();
        open("library");
        open("event", "name", list.title());
        open("project", "name", list.title());
        long frames = list.clips().stream().mapToLong(clip -> list.cut(clip).count()).sum();
        open(
                "sequence",
                "format",
                "r1",
                "duration",
                time(frames),
                "tcStart",
                time(list.rate().firstHour()),
                "tcFormat",
                tcFormat());
        open("spine");
        long at = list.rate().firstHour();
        for (ExportClip clip : list.clips()) {
            clip(clip, at);
            at += list.cut(clip).count();
        }
        for (int i = 0; i < 6; i++) {
            xml.writeEndElement();
        }
        xml.flush();
    }

    private void resources() throws XMLStreamException {
        open("resources");
        empty(
                "format",
                "id",
                "r1",
                "frameDuration",
                time(1),
                "width",
                Integer.toString(list.width()),
                "height",
                Integer.toString(list.height()));
        open(
                "asset",
                "id",
                "r2",
                "name",
                list.fileName(),
                "start",
                "0s",
                "duration",
                time(Math.max(1, list.rate().frameAt(list.durationMs()))),
                "hasVideo",
                "1",
                "format",
                "r1");
        if (list.heard()) {
            attributes("hasAudio", "1");
        }
        empty("media-rep", "kind", "original-media", "src", list.uri());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void clip(ExportClip clip, long at) throws XMLStreamException {
        ExportList.Frames cut = list.cut(clip);
        ExportList.Frames own = list.frames(clip);
        open(
                "asset-clip",
                "ref",
                "r2",
                "name",
                clip.title(),
                "offset",
                time(at),
                "start",
                time(cut.start()),
                "duration",
                time(cut.count()),
                "tcFormat",
                tcFormat());
        boolean handles = !own.equals(cut);
        if (handles || clip.hook() != null) {
            marker(own.start(), clip.heading());
        }
        if (handles && own.last() > own.start()) {
            marker(own.last(), "End of " + clip.title());
        }
        xml.writeEndElement();
    }

    private void marker(long frame, String name) throws XMLStreamException {
        empty("marker", "start", time(frame), "duration", time(1), "value", name);
    }

    private String tcFormat() {
        return list.rate().dropFrame() ? "DF" : "NDF";
    }

    private String time(long frames) {
        Rational rate = list.rate().rate();
        Rational seconds = Rational.of(frames * rate.den(), rate.num());
        return seconds + "s";
    }

    private void open(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            xml.writeAttribute(pairs[i], valid(pairs[i + 1]));
        }
    }

    /// XML 1.0 has no way to write most control characters.
    private static String valid(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || (c >= 0x20 && (c < 0xD800 || c > 0xDFFF)))
                .filter(c -> c != 0xFFFE && c != 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
