/**
 * Given names that one person goes by, a group a line, the first standing for the group. English, with the common Dutch,
 * German, Spanish and Russian short forms. Only names that are hardly ever anything else: a nickname is weak evidence.
 */
const GROUPS = `
abigail abby abbie gail|albert al bert bertie|alexander alex alec sandy sasha aleksandr aleksander|alexandra lexi sandra
alfred alf alfie fred|alison ali allie|amanda mandy|andrew andy drew andrei andrey|angela angie|anthony tony anton antonio
arthur art artie|barbara barb babs barbie|benjamin ben benny benji|bernard bernie|beverley bev beverly|bridget biddy
cameron cam|carolyn carol carrie caroline|catherine cathy kate katie kathryn katherine kathy cath kitty katy kath katharine
charles charlie chuck chas|charlotte lottie lotte|christine chris chrissie christina tina|christopher kit topher
cornelis kees cor|cynthia cindy|daniel dan danny|david dave davy davie|deborah debbie deb debra|dennis den denny
dmitry dima dmitri|dominic dom|donald don donnie|dorothy dot dottie dolly|douglas doug|edmund ned|edward ed eddie ted teddy
eleanor ellie nell nora|elizabeth liz beth betty lizzie eliza lisa betsy bess libby elisabeth|emily em emmy|emma em
eugene gene yevgeny evgeny|evelyn evie|florence flo florrie|frances fran francesca|francis frank frankie francisco paco
frederick freddie freddy frederik|gabriel gabe|gabrielle gabby|geoffrey geoff jeff jeffrey|george georgie|gerald gerry jerry
gerard ger|gillian jill gill|gordon gord|graham gray|gregory greg|gwendolyn gwen|harold hal|harriet hattie|harrison harry
helen nell nellie|henry hank hal hendrik henk|hubert bert|isabella bella izzy isabel isabelle|jacob jake jacobus jaap
jacqueline jackie|james jim jimmy jamie jem|janet jan|jasmine jas|jennifer jen jenny|jeremy jez jem|jessica jess jessie
joanne jo joanna|johannes hans jan johan|john jack johnny jon|jonathan jon jonny|joseph joe joey jozef jose pepe
joshua josh|judith judy|julia julie jules|katarina katya|kenneth ken kenny|kimberley kim kimberly|lachlan lachie
lawrence larry laurie laurence|leonard len lenny leo|leslie les|lewis lou louis|lillian lily|louise lou|lucas luke
lucy lucille|madeline maddie madeleine maddy|malcolm mal|margaret maggie meg peggy marge margie rita greta madge
maria mary marie molly polly|marjorie marge|martin marty|matthew matt matty matthijs|maureen mo|maximilian max maxwell
megan meg|melanie mel|melissa mel missy|michael mike mick micky mikey mikhail misha|michelle shelly|mitchell mitch
mohammed mohamed muhammad mohammad mohd|natalie nat|nathan nate nathaniel|nicholas nick nicky nico nicolas nikolai kolya
nicola nicky nikki nicole|oliver ollie|olivia liv livvy|pamela pam|patricia pat patsy trish tricia|patrick pat paddy
penelope penny|peter pete pieter pyotr|philip phil pip phillip|priscilla cilla|rachel rach|ralph raff|raymond ray
rebecca becky becca|reginald reg reggie|richard dick rich rick ricky richie|robert bob rob bobby robbie bert|roderick rod
rodney rod|roger rodge|ronald ron ronnie|rosemary rosie rose|russell russ|samantha sam sammy|samuel sam sammy|sarah sally sara
sebastian seb bas|sergei sergey serge|sidney sid sydney|simon si|sophia sophie|stanley stan|stephanie steph|stephen steve steven stevie stefan
stuart stu stewart|susan sue susie suzanne|sylvia syl|terence terry|teresa terry tess theresa|thomas tom tommy|timothy tim timmy
tobias toby|valerie val|vanessa ness|veronica ronnie|victor vic|victoria vicky vickie tori|vincent vince vinny|vladimir vova volodya
walter walt wally|wilhelmina mina|william bill will billy willy liam willem wim|winifred winnie|yvonne eve|zachary zac zach zak`;

/** Names with the group they stand for; a name of several groups belongs to the first. */
export function nicknameGroups(): { readonly names: string[]; readonly groups: string[] } {
  const groupOf = new Map<string, string>();
  for (const line of GROUPS.trim().split(/[|\n]/)) {
    const names = line.trim().split(' ');
    for (const name of names) if (!groupOf.has(name)) groupOf.set(name, names[0]!);
  }
  return { names: [...groupOf.keys()], groups: [...groupOf.values()] };
}
