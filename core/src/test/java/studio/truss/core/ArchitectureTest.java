package studio.truss.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

/// The arrows between core's packages (ARCHITECTURE.md draws them) and what core keeps out.
@AnalyzeClasses(packages = "studio.truss.core", importOptions = ArchitectureTest.ProductOnly.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule arrowsBetweenFeaturesPointDownwards =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("media")
                    .definedBy("studio.truss.core.media..")
                    .layer("shots")
                    .definedBy("studio.truss.core.shots..")
                    .layer("live")
                    .definedBy("studio.truss.core.live..")
                    .layer("worker")
                    .definedBy("studio.truss.core.worker..")
                    .layer("moments")
                    .definedBy("studio.truss.core.moments..")
                    .layer("reframe")
                    .definedBy("studio.truss.core.reframe..")
                    .layer("captions")
                    .definedBy("studio.truss.core.captions..")
                    .layer("render")
                    .definedBy("studio.truss.core.render..")
                    .layer("library")
                    .definedBy("studio.truss.core.library..")
                    .layer("derived")
                    .definedBy("studio.truss.core.derived..")
                    .layer("export")
                    .definedBy("studio.truss.core.export..")
                    .layer("engine")
                    .definedBy("studio.truss.core.engine..")
                    .layer("clips")
                    .definedBy("studio.truss.core.clips..")
                    .layer("imports")
                    .definedBy("studio.truss.core.imports..")
                    .whereLayer("media")
                    .mayNotAccessAnyLayer()
                    .whereLayer("shots")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("live")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("worker")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("library")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("derived")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("export")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("moments")
                    .mayOnlyAccessLayers("media", "shots", "live")
                    .whereLayer("reframe")
                    .mayOnlyAccessLayers("media", "shots")
                    .whereLayer("captions")
                    .mayOnlyAccessLayers("media")
                    .whereLayer("render")
                    .mayOnlyAccessLayers("media", "shots", "reframe", "captions")
                    .whereLayer("engine")
                    .mayOnlyBeAccessedByLayers("clips")
                    .whereLayer("clips")
                    .mayOnlyBeAccessedByLayers("imports")
                    .whereLayer("imports")
                    .mayNotBeAccessedByAnyLayer()
                    .because(
                            "a feature can be read, tested and replaced with only those below it in"
                                    + " mind");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("studio.truss.core.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "of two packages that need each other neither can be understood alone");

    @ArchTest
    static final ArchRule onlyFfmpegAndVisionPackagesSeeNativeLibraries =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..ffmpeg..", "..vision..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bytedeco..")
                    .because(
                            "native memory and its crashes stay in the adapters that worker"
                                    + " processes run");

    @ArchTest
    static final ArchRule onlyTheWorkerOfWhisperSeesItsLibrary =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("studio.truss.core.engine.whisper")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.github.givimad..", "studio.truss.core.engine.whisper")
                    .because("a damaged model ends the process that loads it");

    @ArchTest
    static final ArchRule nativeAdaptersAreReachedThroughTheEngine =
            classes()
                    .that()
                    .resideInAnyPackage("..ffmpeg..", "..vision..")
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage("..ffmpeg..", "..vision..", "studio.truss.core.engine..")
                    .because(
                            "a damaged file may crash the process that decodes it: that is a"
                                    + " worker, never the caller");

    @ArchTest
    static final ArchRule coreHasNoWindowNoNetworkAndNoAccount =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..",
                            "java.net.http..",
                            "software.amazon..",
                            "com.google.genai..")
                    .because(
                            "core is the product without a window, a network or an account (STYLE"
                                    + " 1)");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses()
                    .should()
                    .haveNameMatching(
                            ".*\\.(Default|Abstract)\\w+|.*(Impl|Util|Utils|Helper|Manager)")
                    .orShould()
                    .resideInAnyPackage(
                            "..util..",
                            "..common..",
                            "..helper..",
                            "..manager..",
                            "..impl..",
                            "..dto..")
                    .because(
                            "a name without a noun collects what belongs nowhere (STYLE 2 and 10)");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes()
                    .should(beInANullMarkedPackage())
                    .because("NullAway checks only packages whose package-info says @NullMarked");

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(type, marked, type.getName() + " is not in one"));
            }
        };
    }

    /// Leaves out the folder that this test was compiled into.
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains(
                    ArchitectureTest.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath());
        }
    }
}
