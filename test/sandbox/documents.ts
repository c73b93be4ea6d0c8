/**
 * The GraphQL documents the product is designed around: the observation, the commit, what is shown, the sweep and the
 * rest. They are written as one text; an operation is sent with the fragments it needs.
 */
export const documents = `
# Actor is an interface without ids: they sit on the five concrete types. Bot.login has no "[bot]" here, REST and viewer.login have it.
# databaseId is the number webhooks call user.id. A deleted account is author: null, not an object.
fragment Who on Actor { __typename login
  ... on User { id databaseId } ... on Bot { id databaseId } ... on Mannequin { id databaseId }
  ... on Organization { id databaseId } ... on EnterpriseUserAccount { id } }
# isTruncated: text was cut at 512,000 bytes; text is null when binary. oid is the git blob id and is right even when text is cut.
fragment Text on Blob { oid byteSize isBinary isTruncated text }
# entries is a plain list: no paging, costs no points. Keep directories small (≤ 100).
fragment Dir on Tree { entries { name type oid object { ... on Blob { ...Text } } } }
# Edited at all ⇔ lastEditedAt is set (or includesCreatedEdit); editor says by whom; userContentEdits(first:) holds the history.
fragment Said on IssueComment { id fullDatabaseId createdAt lastEditedAt includesCreatedEdit isMinimized viewerDidAuthor createdViaEmail
  body author { ...Who } editor { ...Who } }
fragment Asked on RequestedReviewer { __typename ... on User { id databaseId login } ... on Bot { id databaseId login }
  ... on Mannequin { id databaseId login } ... on Team { id databaseId slug } }
query Observe($owner: String!, $name: String!, $number: Int!, $branch: String!, $since: DateTime!, $appId: Int!, $checkName: String!,
  $wide: Boolean!, $law: Boolean!, $defs: String!, $stateFile: String!, $tail: String!, $confirms: String!, $artifactDir: String!,
  $p0: Int!, $u0: String!, $t0: String!, $a0: String!) {
  repository(owner: $owner, name: $name, followRenames: false) { id databaseId isArchived   # compare databaseId with the installation's
    owner { __typename id ... on Organization {                       # not organization(login:): that errs for a user's repository
      t0: team(slug: $t0) { id databaseId slug members(first: 100, membership: ALL) {   # ALL = with child teams, the default
        totalCount pageInfo { hasNextPage endCursor } nodes { databaseId login } } } } }
    law: defaultBranchRef { name target { oid ... on Commit {          # policy, code owners, definitions at ONE commit: the policy commit
      policy: file(path: ".github/countersign.yml") { oid object @include(if: $law) { ... on Blob { ...Text } } }
      own0: file(path: ".github/CODEOWNERS") { oid object @include(if: $law) { ... on Blob { ...Text } } }
      own1: file(path: "CODEOWNERS") { oid object @include(if: $law) { ... on Blob { ...Text } } }
      own2: file(path: "docs/CODEOWNERS") { oid object @include(if: $law) { ... on Blob { ...Text } } }
      defs: file(path: $defs) { oid object @include(if: $law) { ... on Tree { ...Dir } } } } } }
    book: ref(qualifiedName: $branch) { target { oid ... on Commit {   # oid = expectedHeadOid of the commit that follows
      format: file(path: "format.yaml") { object { ... on Blob { ...Text } } }
      state: file(path: $stateFile) { object { ... on Blob { ...Text } } }
      tail: file(path: $tail) { object { ... on Blob { ...Text } } }
      confirms: file(path: $confirms) { object { ... on Tree { ...Dir } } }       # a directory in one field, names unknown
      artifacts: file(path: $artifactDir) { object { ... on Tree { ...Dir } } } } } }
    home: issue(number: $number) { id fullDatabaseId number state stateReason updatedAt lastEditedAt locked author { ...Who } editor { ...Who }
      labels(first: 50) { nodes { id name } }
      timelineItems(since: $since, first: 100, itemTypes: [ISSUE_COMMENT, COMMENT_DELETED_EVENT, LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT,
        REOPENED_EVENT, TRANSFERRED_EVENT, CROSS_REFERENCED_EVENT, CONNECTED_EVENT, DISCONNECTED_EVENT]) {
        filteredCount pageInfo { hasNextPage endCursor } nodes { ...OnIssue } } }
    p0: pullRequest(number: $p0) { ...Pull }
    u0: collaborators(login: $u0, first: 1) { edges { permission node { databaseId login } } }   # login is exact, query is fuzzy: never use query
  }
  rateLimit { cost remaining resetAt nodeCount } }                     # in tests; live use the x-ratelimit-* headers

fragment OnIssue on IssueTimelineItems { __typename ... on IssueComment { ...Said }
  ... on CommentDeletedEvent { id createdAt actor { ...Who } deletedCommentAuthor { ...Who } }      # not which comment
  ... on LabeledEvent { id createdAt actor { ...Who } label { name } } ... on UnlabeledEvent { id createdAt actor { ...Who } label { name } }
  ... on ClosedEvent { id createdAt stateReason actor { ...Who } closer { __typename ... on PullRequest { id number } ... on Commit { oid } } }
  ... on ReopenedEvent { id createdAt actor { ...Who } } ... on TransferredEvent { id createdAt actor { ...Who } fromRepository { databaseId } }
  ... on CrossReferencedEvent { id createdAt actor { ...Who } isCrossRepository source { __typename ... on PullRequest { id number state headRefName baseRepository { databaseId } } } }
  ... on ConnectedEvent { id createdAt actor { ...Who } subject { __typename ... on PullRequest { id number state } } }
  ... on DisconnectedEvent { id createdAt actor { ...Who } subject { __typename ... on PullRequest { id number } } } }

fragment Pull on PullRequest { id fullDatabaseId number state isDraft merged mergedAt closedAt updatedAt changedFiles locked
  author { ...Who } mergedBy { ...Who } baseRefName baseRefOid headRefName headRefOid isCrossRepository headRepository { databaseId }
  mergeCommit { oid a0: file(path: $a0) { oid type } }                # what landed: compare with the blob that was approved
  mergeStateStatus isInMergeQueue mergeQueueEntry { state enqueuer { ...Who } headCommit { oid } baseCommit { oid } }   # the check must also stand on headCommit
  labels(first: 50) { nodes { id name } }
  reviewRequests(first: 50) { totalCount nodes { asCodeOwner requestedReviewer { ...Asked } } }
  # by state, not by cursor: a review begun before the cursor and submitted after it must not be missed
  reviews(last: 50, states: [APPROVED, CHANGES_REQUESTED, DISMISSED]) { totalCount pageInfo { hasPreviousPage startCursor } nodes { ...Judged } }
  rewritten: timelineItems(last: 20, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) { filteredCount nodes {
    ... on HeadRefForcePushedEvent { createdAt actor { ...Who } beforeCommit { oid } afterCommit { oid } } } }   # no since: needed for every review
  head: commits(last: 1) { totalCount nodes { commit { ...Head } } }   # not headRef.target: for forks that is the fork's commit, its check suites are empty
  files(first: 100) @include(if: $wide) { totalCount pageInfo { hasNextPage endCursor } nodes { path changeType } }   # no previous path of a rename
  wrote: commits(first: 100) @include(if: $wide) { totalCount pageInfo { hasNextPage endCursor } nodes { commit { ...Wrote } } }
  timelineItems(since: $since, first: 100, itemTypes: [ISSUE_COMMENT, COMMENT_DELETED_EVENT, REVIEW_DISMISSED_EVENT, REVIEW_REQUESTED_EVENT,
    REVIEW_REQUEST_REMOVED_EVENT, BASE_REF_CHANGED_EVENT, BASE_REF_FORCE_PUSHED_EVENT, CONVERT_TO_DRAFT_EVENT, READY_FOR_REVIEW_EVENT,
    LABELED_EVENT, UNLABELED_EVENT, ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT, AUTO_MERGE_ENABLED_EVENT, MERGED_EVENT,
    CLOSED_EVENT, REOPENED_EVENT]) { filteredCount pageInfo { hasNextPage endCursor } nodes { ...OnPull } } }

fragment Judged on PullRequestReview { id fullDatabaseId state submittedAt lastEditedAt includesCreatedEdit body
  authorCanPushToRepository author { ...Who } editor { ...Who } commit { ...Seen } }        # author and commit may be null
# pushed.createdAt is GitHub's clock at the push (Apps with checks: write get a suite per push); later than submittedAt ⇒ the review was moved
fragment Seen on Commit { oid committedDate a0: file(path: $a0) { oid type } pushed: checkSuites(first: 1, filterBy: {appId: $appId}) { nodes { createdAt } } }
fragment Head on Commit { oid committedDate a0: file(path: $a0) { oid type }
  ours: checkSuites(first: 1, filterBy: {appId: $appId}) { nodes { createdAt push { pusher { ...Who } }     # the pusher; push is nullable
    checkRuns(first: 5, filterBy: {checkName: $checkName, checkType: LATEST}) { nodes { id databaseId status conclusion externalId } } } }
  statusCheckRollup { state contexts(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { __typename
    ... on CheckRun { name status conclusion checkSuite { app { databaseId } } }            # CheckRun itself has no app
    ... on StatusContext { context state creator { ...Who } } } } } }
fragment Wrote on Commit { oid committer { user { databaseId } } authors(first: 10) { totalCount nodes { user { databaseId login } } } }   # authors = author + Co-authored-by
fragment OnPull on PullRequestTimelineItems { __typename ... on IssueComment { ...Said }
  ... on CommentDeletedEvent { id createdAt actor { ...Who } deletedCommentAuthor { ...Who } }
  ... on ReviewDismissedEvent { id createdAt dismissalMessage previousReviewState actor { ...Who } review { id } pullRequestCommit { commit { oid } } }
  ... on ReviewRequestedEvent { id createdAt actor { ...Who } requestedReviewer { ...Asked } }
  ... on ReviewRequestRemovedEvent { id createdAt actor { ...Who } requestedReviewer { ...Asked } }
  ... on BaseRefChangedEvent { id createdAt actor { ...Who } previousRefName currentRefName }
  ... on BaseRefForcePushedEvent { id createdAt actor { ...Who } beforeCommit { oid } afterCommit { oid } }
  ... on ConvertToDraftEvent { id createdAt actor { ...Who } } ... on ReadyForReviewEvent { id createdAt actor { ...Who } }
  ... on LabeledEvent { id createdAt actor { ...Who } label { name } } ... on UnlabeledEvent { id createdAt actor { ...Who } label { name } }
  ... on AddedToMergeQueueEvent { id createdAt actor { ...Who } enqueuer { databaseId login } }
  ... on RemovedFromMergeQueueEvent { id createdAt reason actor { ...Who } beforeCommit { oid } }
  ... on AutoMergeEnabledEvent { id createdAt actor { ...Who } enabler { databaseId login } }
  ... on MergedEvent { id createdAt mergeRefName actor { ...Who } commit { oid } }
  ... on ClosedEvent { id createdAt actor { ...Who } closer { __typename } } ... on ReopenedEvent { id createdAt actor { ...Who } } }
mutation Commit($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid committedDate } } }
# input: {branch: {repositoryNameWithOwner, branchName: "countersign"}, expectedHeadOid, message: {headline, body},
#   fileChanges: {additions: [{path, contents: base64 of the WHOLE file}], deletions: [{path}]}}   paths without a leading slash, each once
mutation ShowFirst($note: AddCommentInput!, $check0: CreateCheckRunInput!, $ask0: RequestReviewsInput!, $put0: AddLabelsToLabelableInput!, $ack0: AddReactionInput!) {
  note: addComment(input: $note) { commentEdge { node { id fullDatabaseId } } }             # {subjectId: issue or pull, body}
  check0: createCheckRun(input: $check0) { checkRun { id databaseId } }                     # creates another one when called twice: look up Head.ours first
  ask0: requestReviews(input: $ask0) { clientMutationId }                                   # {pullRequestId, userIds, teamIds, union: true}
  put0: addLabelsToLabelable(input: $put0) { clientMutationId }                             # label ids only
  ack0: addReaction(input: $ack0) { reaction { content } } }                                # {subjectId: comment, content: EYES}
mutation ShowNext($note: UpdateIssueCommentInput!, $check0: UpdateCheckRunInput!, $put0: AddLabelsToLabelableInput!, $off0: RemoveLabelsFromLabelableInput!,
  $report0: AddCommentInput!, $hide0: MinimizeCommentInput!) {
  note: updateIssueComment(input: $note) { issueComment { id lastEditedAt } }
  check0: updateCheckRun(input: $check0) { checkRun { id } }
  put0: addLabelsToLabelable(input: $put0) { clientMutationId }
  off0: removeLabelsFromLabelable(input: $off0) { clientMutationId }
  report0: addComment(input: $report0) { commentEdge { node { id } } }
  hide0: minimizeComment(input: $hide0) { minimizedComment { isMinimized } } }              # classifier: OUTDATED RESOLVED DUPLICATE …
mutation Drop($id: ID!) { deleteIssueComment(input: {id: $id}) { clientMutationId } }       # the younger of two sticky comments
mutation MakeLabels($l0: CreateLabelInput!) { l0: createLabel(input: $l0) { label { id name } } }   # {repositoryId, name, color: "0e8a16"}
query Boot($owner: String!, $name: String!, $branch: String!) {       # all projects with their subtree oid; thousands: use git fetch instead
  viewer { login databaseId }                                          # works for installation tokens: "slug[bot]" and the bot's user id
  repository(owner: $owner, name: $name, followRenames: false) { id databaseId book: ref(qualifiedName: $branch) { target { oid ... on Commit {
    projects: file(path: "projects") { object { ... on Tree { entries { name object { ... on Tree { entries { name oid } } } } } } } } } } } }
query Sweep($owner: String!, $name: String!, $branch: String!, $label: String!, $since: DateTime, $issues: String, $pulls: String) {
  repository(owner: $owner, name: $name, followRenames: false) { id databaseId isArchived
    book: ref(qualifiedName: $branch) { target { oid } } law: defaultBranchRef { target { oid } }
    issues(first: 100, after: $issues, labels: [$label], filterBy: {since: $since}, orderBy: {field: UPDATED_AT, direction: ASC}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id number state updatedAt timelineItems(last: 1) { updatedAt } } }
    pullRequests(first: 100, after: $pulls, states: [OPEN], orderBy: {field: UPDATED_AT, direction: DESC}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id number updatedAt headRefOid headRefName statusCheckRollup { state } } } } }
query Many($owner: String!, $name: String!, $branch: String!, $since: DateTime!, $i0: Int!, $f0: String!) {   # 25–50 projects a request, still 1 point
  repository(owner: $owner, name: $name) {
    book: ref(qualifiedName: $branch) { target { oid ... on Commit { s0: file(path: $f0) { object { ... on Blob { ...Text } } } } } }
    h0: issue(number: $i0) { id number state updatedAt timelineItems(since: $since, first: 50, itemTypes: [ISSUE_COMMENT, LABELED_EVENT, UNLABELED_EVENT,
      CLOSED_EVENT, REOPENED_EVENT, CROSS_REFERENCED_EVENT]) { filteredCount pageInfo { hasNextPage endCursor } nodes { ...OnIssue } } } } }
query More($id: ID!, $after: String!, $since: DateTime) { node(id: $id) {     # next pages; aliases because the two enums differ
  ... on Issue { timelineItems(since: $since, first: 100, after: $after, itemTypes: [ISSUE_COMMENT]) { pageInfo { hasNextPage endCursor } nodes { ...OnIssue } } }
  ... on PullRequest { pullItems: timelineItems(since: $since, first: 100, after: $after, itemTypes: [ISSUE_COMMENT]) { pageInfo { hasNextPage endCursor } nodes { ...OnPull } } } } }
query People($owner: String!, $name: String!, $u0: String!, $t0: String!) {   # 100 logins + 10 teams: 110 connections, 1,100 nodes, 1 point, 17 kB
  repository(owner: $owner, name: $name) { u0: collaborators(login: $u0, first: 1) { edges { permission node { databaseId login } } }
    owner { __typename ... on Organization { t0: team(slug: $t0) { id databaseId slug members(first: 100, membership: ALL) { totalCount pageInfo { hasNextPage endCursor } nodes { databaseId login } } } } } }
  n0: user(login: $u0) { id databaseId } }                                    # node id for requestReviews; unknown login: null + NOT_FOUND
query LabelIds($owner: String!, $name: String!, $l0: String!) { repository(owner: $owner, name: $name) { l0: label(name: $l0) { id name } } }
query PullsOf($owner: String!, $name: String!, $oid: GitObjectID!) { repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
  associatedPullRequests(first: 10) { nodes { id number state headRefOid } } } } } }   # for status events and forks, when the SHA is not in our index
query Queue($owner: String!, $name: String!, $base: String!) { repository(owner: $owner, name: $name) { mergeQueue(branch: $base) { entries(first: 100) {
  totalCount nodes { position state enqueuer { ...Who } headCommit { oid } baseCommit { oid } pullRequest { number id headRefOid } } } } } }
query Doctor($owner: String!, $name: String!, $branch: String!) { viewer { login databaseId }
  repository(owner: $owner, name: $name) { id databaseId isArchived owner { __typename login }
    book: ref(qualifiedName: $branch) { target { oid } refUpdateRule { viewerCanPush requiresSignatures requiredStatusCheckContexts allowsForcePushes allowsDeletions } } }
  rateLimit { cost limit remaining resetAt } }
mutation AskByLogin($ask0: RequestReviewsByLoginInput!) { ask0: requestReviewsByLogin(input: $ask0) { clientMutationId } }   # not in pinned; github.com only
# {pullRequestId, userLogins, botLogins, teamSlugs: ["org/slug"], union: true}
`;
