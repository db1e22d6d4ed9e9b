import { lazy, Suspense, useEffect } from "react";
import { Link, Route, Switch, useLocation } from "wouter";
import { PAGES } from "./navigation.ts";
import { ActorsPage } from "./pages/actors.tsx";
import { DisputesPage } from "./pages/disputes.tsx";
import { ReportsPage } from "./pages/reports.tsx";
import { StatementsPage } from "./pages/statements.tsx";
import { Keys } from "./parts/keys.tsx";
import { ServerGone } from "./parts/server-gone.tsx";
import { Empty, Loading } from "./parts/states.tsx";
import { ThemeSwitch } from "./parts/theme.tsx";

const ReportPage = lazy(() => import("./pages/report.tsx"));
const ActorPage = lazy(() => import("./pages/actor.tsx"));
const BoardPage = lazy(() => import("./pages/board.tsx"));
const TimelinePage = lazy(() => import("./pages/timeline.tsx"));
const MapPage = lazy(() => import("./pages/map.tsx"));
const ReviewPage = lazy(() => import("./pages/review.tsx"));
const ReviewSetPage = lazy(() => import("./pages/review-set.tsx"));
const StoriesPage = lazy(() => import("./pages/stories.tsx"));
const StoryPage = lazy(() => import("./pages/story.tsx"));
const GraphPage = lazy(() => import("./pages/graph.tsx"));

/** The desk: a masthead, the pages each at its own address, and the keyboard. */
export function App() {
  const [at] = useLocation();
  // A new page is announced: focus goes to it, as it does when a browser loads one.
  useEffect(() => {
    if (at !== "") document.getElementById("page")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    // On a phone the names of pages are wider than the screen.
    document.querySelector(".masthead [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [at]);
  return (
    <>
      <a className="skip" href="#page">
        Go to the page
      </a>
      <header className="masthead">
        <Link className="name" href="/">
          Sayso
        </Link>
        <nav aria-label="Pages">
          {PAGES.map(({ path, name }) => (
            <Link key={path} href={path} aria-current={isAt(at, path) ? "page" : undefined}>
              {name}
            </Link>
          ))}
        </nav>
        <ThemeSwitch />
      </header>
      <ServerGone />
      <main id="page" tabIndex={-1}>
        <Suspense fallback={<Loading what="the page" />}>
          <Switch>
            <Route path="/" component={ReportsPage} />
            <Route path="/reports/:id" component={ReportPage} />
            <Route path="/statements" component={StatementsPage} />
            <Route path="/actors" component={ActorsPage} />
            <Route path="/actors/:name" component={ActorPage} />
            <Route path="/board" component={BoardPage} />
            <Route path="/disputes" component={DisputesPage} />
            <Route path="/stories" component={StoriesPage} />
            <Route path="/stories/:id" component={StoryPage} />
            <Route path="/timeline" component={TimelinePage} />
            <Route path="/map" component={MapPage} />
            <Route path="/review" component={ReviewPage} />
            <Route path="/review/:id" component={ReviewSetPage} />
            <Route path="/graph" component={GraphPage} />
            <Route>
              <Empty page="Not found" title="There is no such page">
                <Link href="/">All reports</Link>
              </Empty>
            </Route>
          </Switch>
        </Suspense>
      </main>
      <Keys />
    </>
  );
}

function isAt(at: string, path: string): boolean {
  return path === "/" ? at === "/" || at.startsWith("/reports") : at.startsWith(path);
}
