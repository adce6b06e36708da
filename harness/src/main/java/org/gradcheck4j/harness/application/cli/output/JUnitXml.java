package org.gradcheck4j.harness.application.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.application.cli.check.CheckedFile;
import org.gradcheck4j.harness.application.cli.option.WhyNotWritten;
import org.gradcheck4j.harness.application.files.WholeFile;

/** The verdicts on files as JUnit XML, which CI servers show: a test case for each file. */
public final class JUnitXml {

    private static final String SUITE = "gradcheck4j check";

    /** XML 1.0 can hold none of these, not even escaped. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final List<TestCase> cases = new ArrayList<>();

    /** A file, with the element that says why it did not pass. */
    private record TestCase(String file, Optional<Problem> problem) {}

    /** A {@code failure} (judged) or an {@code error} (not judged), of a type, with a message of one line. */
    private record Problem(String element, String type, String message, String text) {}

    /**
     * Adds a file that was judged. It passes if it does not change the exit code.
     *
     * @param file as it was named
     * @param checked with its verdict
     */
    public void judged(String file, CheckedFile checked) {
        CheckedFileText text = new CheckedFileText(checked);
        Optional<Problem> problem = ExitCode.of(checked) == ExitCode.AGREE
                ? Optional.empty()
                : Optional.of(new Problem(
                        "failure", checked.judgement().verdict().outcome().id(), text.headline(), text.text()));
        cases.add(new TestCase(file, problem));
    }

    /**
     * Adds a file that could not be judged.
     *
     * @param file as it was named
     * @param type of why, such as {@code refused}
     * @param reason why
     */
    public void notJudged(String file, String type, String reason) {
        cases.add(new TestCase(file, Optional.of(new Problem("error", type, reason, reason))));
    }

    /**
     * Checks, before anything is computed or printed, that there can be such a file.
     *
     * @param file to write
     * @throws BadInputException if something else is there, or its folder is not
     */
    public static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new BadInputException("--junit %s: is a folder, expected a file".formatted(file));
        }
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("--junit %s: cannot be written: there is no such folder".formatted(file));
        }
    }

    /**
     * Writes what was added.
     *
     * @param file which may exist
     * @throws BadInputException if it cannot be written
     */
    public void write(Path file) {
        try {
            WholeFile.write(file, text());
        } catch (IOException e) {
            throw new BadInputException("--junit %s: cannot be written: %s".formatted(file, WhyNotWritten.of(e)));
        }
    }

    private String text() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("tests", Integer.toString(cases.size()));
            xml.writeAttribute("failures", count("failure"));
            xml.writeAttribute("errors", count("error"));
            for (TestCase each : cases) {
                xml.writeCharacters("\n  ");
                write(xml, each);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a string takes everything
        }
        return text.toString();
    }

    private String count(String element) {
        return Long.toString(cases.stream()
                .flatMap(each -> each.problem().stream())
                .filter(problem -> problem.element().equals(element))
                .count());
    }

    private static void write(XMLStreamWriter xml, TestCase each) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", legal(each.file()));
        if (each.problem().isPresent()) {
            Problem problem = each.problem().get();
            xml.writeStartElement(problem.element());
            xml.writeAttribute("type", problem.type());
            xml.writeAttribute("message", legal(problem.message()));
            xml.writeCharacters(legal(problem.text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String legal(String text) {
        return NO_XML.matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
    }
}
